using System.Text.Json;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>What a channel has agreed on: format, pace and fields, and how much of it the client has been told.</summary>
internal sealed class FeedConfiguration(int channel, FeedFaults faults)
{
    private const double DefaultPeriod = 0.1;

    private readonly Dictionary<string, IReadOnlyList<string>> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<EventField>> _told = new(StringComparer.Ordinal);
    private bool _mustTell = true;

    public bool IsCompact { get; private set; } = true;

    /// <summary>Seconds between updates; 0 for as many as there are.</summary>
    public double Period { get; private set; } = DefaultPeriod;

    /// <summary>Takes a FEED_SETUP; what it does not mention stays.</summary>
    public void Accept(JsonElement setup)
    {
        _mustTell = true;
        if (ClientMessage.Number(setup, "acceptAggregationPeriod") is { } period) Period = period > 0 ? period : 0;
        if (ClientMessage.Text(setup, "acceptDataFormat") is { } format) IsCompact = format != "FULL" || faults.ForcesCompact;
        if (!setup.TryGetProperty("acceptEventFields", out var types) || types.ValueKind != JsonValueKind.Object) return;
        foreach (var type in types.EnumerateObject())
        {
            if (type.Value.ValueKind != JsonValueKind.Array) continue;
            _asked[type.Name] = [.. type.Value.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!)];
            _told.Remove(type.Name);
        }
    }

    /// <summary>Changes the format unasked; the client is told before the next data.</summary>
    public void UseFullFormat()
    {
        if (!IsCompact) return;
        IsCompact = false;
        _mustTell = true;
    }

    /// <summary>The next FEED_CONFIG that the client has to see, for itself or before data of a type; null if there is none.</summary>
    public ServerMessage? NextMessage(EventSchema? before)
    {
        if (_mustTell)
        {
            _mustTell = false;
            return Message(null, null);
        }
        if (before is null || _told.ContainsKey(before.Type)) return null;
        var fields = Choose(before);
        _told[before.Type] = fields;
        return faults.HidesFields ? null : Message(before.Type, fields);
    }

    /// <summary>The fields of a type as they are sent.</summary>
    public IReadOnlyList<EventField> FieldsOf(EventSchema schema) => _told.TryGetValue(schema.Type, out var fields) ? fields : Choose(schema);

    private IReadOnlyList<EventField> Choose(EventSchema schema)
    {
        var fields = schema.Select(_asked.TryGetValue(schema.Type, out var names) ? names : null);
        if (faults.HidesFields) return fields;
        if (faults.OmittedFields.Count > 0) fields = [.. fields.Where(field => !faults.OmittedFields.Contains(field.Name))];
        return faults.ReversesFields ? [.. fields.Reverse()] : fields;
    }

    private ServerMessage Message(string? type, IReadOnlyList<EventField>? fields) => ServerMessage.Create(MessageTypes.FeedConfig, channel, json =>
    {
        json.WriteString("dataFormat", IsCompact ? "COMPACT" : "FULL");
        json.WritePropertyName("aggregationPeriod");
        JavaDouble.Write(json, Period);
        if (type is null || fields is null) return;
        json.WriteStartObject("eventFields");
        json.WriteStartArray(type);
        foreach (var field in fields) json.WriteStringValue(field.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
