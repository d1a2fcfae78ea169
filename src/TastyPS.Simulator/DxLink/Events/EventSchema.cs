namespace TastyPS.Simulator.DxLink.Events;

/// <summary>An event type: its fields in the order in which they are sent by default.</summary>
internal sealed class EventSchema
{
    private readonly Dictionary<string, EventField> _byName;

    private EventSchema(string type, bool isIndexed, IReadOnlyList<EventField> fields)
    {
        Type = type;
        IsIndexed = isIndexed;
        Fields = fields;
        _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public string Type { get; }

    /// <summary>Whether its events have flags and an index, so that it has a history.</summary>
    public bool IsIndexed { get; }

    public IReadOnlyList<EventField> Fields { get; }

    /// <summary>A type of which only the last event counts.</summary>
    public static EventSchema Lasting(string type, params EventField[] fields) => new(type, false, [.. Head(type), .. fields]);

    /// <summary>A type whose events have an index.</summary>
    public static EventSchema Indexed(string type, params EventField[] fields) => new(type, true,
    [
        .. Head(type),
        EventField.Whole("eventFlags", row => row.Flags),
        EventField.Whole("index", row => row.Index),
        EventField.Whole("time", row => row.Time),
        .. fields,
    ]);

    /// <summary>The fields of those that are asked for, in the order asked; all if none are.</summary>
    public IReadOnlyList<EventField> Select(IReadOnlyList<string>? names)
    {
        if (names is null) return Fields;
        var fields = new List<EventField>();
        foreach (var name in names)
        {
            if (_byName.TryGetValue(name, out var field) && !fields.Contains(field)) fields.Add(field);
        }
        return fields;
    }

    // A script may give a symbol or time of its own, but the type is the type.
    private static EventField[] Head(string type) =>
    [
        EventField.Text("eventType", _ => type, type),
        EventField.Text("eventSymbol", row => row.Symbol),
        EventField.Whole("eventTime", _ => 0),
    ];
}
