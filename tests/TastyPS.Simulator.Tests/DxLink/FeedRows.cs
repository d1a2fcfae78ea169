using System.Text.Json;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Reads the flat lists of compact data.</summary>
internal static class FeedRows
{
    /// <summary>The rows of the only type in a message.</summary>
    public static List<JsonElement[]> Rows(this JsonElement data, string type, int fields)
    {
        Assert.Equal(2, data.GetArrayLength());
        Assert.Equal(type, data[0].GetString());
        var values = data[1].EnumerateArray().ToArray();
        Assert.Equal(0, values.Length % fields);
        return [.. values.Chunk(fields)];
    }

    /// <summary>A FEED_SETUP in compact format with the fields of one type.</summary>
    public static string Fields(string type, string fields) =>
        $$"""{{RawStream.CompactSetup}},"acceptEventFields":{"{{type}}":[{{string.Join(',', fields.Split(' ').Select(field => $"\"{field}\""))}}]}""";
}
