using System.Text.Json;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>The JSON of a secrets file.</summary>
internal sealed class SecretsDocument
{
    private const int Version = 1;

    private readonly List<SecretsEntry> _entries = [];

    public IReadOnlyList<SecretsEntry> Entries => _entries;

    public static SecretsDocument Parse(byte[] content, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            var version = root.GetProperty("version").GetInt32();
            if (version != Version)
            {
                throw new SecretsFileException(
                    SecretsFileReason.UnknownVersion,
                    path,
                    $"{path} has version {version}, and this TastyPS knows version {Version} only. Update TastyPS, or name another file.");
            }

            var document = new SecretsDocument();
            foreach (var entry in root.GetProperty("entries").EnumerateArray())
                document._entries.Add(Read(entry));

            return document;
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // Its message could quote the file, so it is not kept.
            throw Corrupt(path);
        }
    }

    public static SecretsFileException Corrupt(string path) =>
        new(SecretsFileReason.Corrupt, path, $"{path} is damaged, or is no secrets file of TastyPS. Remove it and sign in again, or name another file.");

    public SecretsEntry? Find(string environment, string name) => _entries.Find(entry => entry.Is(environment, name));

    public void Put(SecretsEntry entry)
    {
        Remove(entry.Description.Environment, entry.Description.Name);
        _entries.Add(entry);
    }

    public bool Remove(string environment, string name) => _entries.RemoveAll(entry => entry.Is(environment, name)) > 0;

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteStartArray("entries");
            foreach (var entry in _entries)
                Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static SecretsEntry Read(JsonElement entry)
    {
        var scopes = entry.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!).ToList();
        var description = new StoredEntry(Text("environment"), Text("name"), scopes, entry.GetProperty("savedAt").GetDateTimeOffset());
        return new SecretsEntry(description, Text("protection"), entry.GetProperty("payload").GetBytesFromBase64());

        string Text(string property) => entry.GetProperty(property).GetString() ?? throw new JsonException();
    }

    private static void Write(Utf8JsonWriter json, SecretsEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("environment", entry.Description.Environment);
        json.WriteString("name", entry.Description.Name);
        json.WriteStartArray("scopes");
        foreach (var scope in entry.Description.Scopes)
            json.WriteStringValue(scope);
        json.WriteEndArray();
        json.WriteString("savedAt", entry.Description.SavedAt);
        json.WriteString("protection", entry.Protection);
        json.WriteBase64String("payload", entry.Payload);
        json.WriteEndObject();
    }
}
