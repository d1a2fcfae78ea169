namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Configuration event holds, and under which names the wire has it.</summary>
internal record struct ConfigurationValues() : IEventValues<ConfigurationEvent>
{
    public int Version = -1;
    public string? Attachment;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<ConfigurationValues>[] Fields { get; } =
    [
        EventField<ConfigurationValues>.Skipped("eventType"),
        EventField<ConfigurationValues>.ForSymbol("eventSymbol"),
        EventField<ConfigurationValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<ConfigurationValues>.Integer("version", static (ref values, value) => values.Version = Stored.Int32(value, none: -1)),
        EventField<ConfigurationValues>.Json("attachment", static (ref values, value) => values.Attachment = value),
    ];

    public readonly ConfigurationEvent ToEvent() => new(in this);
}
