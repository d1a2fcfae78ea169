using System.Text.Json;

namespace TastyPS.Simulator.Tests.Rest;

/// <summary>Recordings of the service, where a copy of them lies beside the repository.</summary>
internal static class Recordings
{
    /// <summary>What is recorded and not sent, or sent as another kind of value. Objects are compared field by field, arrays by their first elements.</summary>
    public static IEnumerable<string> Differences(JsonElement recorded, JsonElement reply, string where, HashSet<string> unserved)
    {
        if (KindOf(recorded) != KindOf(reply)) return [$"{where}: {recorded.ValueKind} is recorded, {reply.ValueKind} is sent"];
        if (recorded.ValueKind == JsonValueKind.Array)
        {
            return recorded.GetArrayLength() == 0 || reply.GetArrayLength() == 0 ? [] : Differences(recorded[0], reply[0], where + "[0]", unserved);
        }
        if (recorded.ValueKind != JsonValueKind.Object) return [];
        return recorded.EnumerateObject().Where(field => !unserved.Contains(field.Name)).SelectMany(field => reply.TryGetProperty(field.Name, out var value)
            ? Differences(field.Value, value, $"{where}/{field.Name}", unserved)
            : [$"{where}/{field.Name} is not sent"]);
    }

    private static JsonValueKind KindOf(JsonElement element) => element.ValueKind == JsonValueKind.True ? JsonValueKind.False : element.ValueKind;

    /// <summary>The folder of one kind of recordings; null where there is none.</summary>
    public static string? Find(string kind)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "reference", kind);
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
