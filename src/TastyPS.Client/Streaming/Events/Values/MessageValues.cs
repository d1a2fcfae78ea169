namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Message event holds, and under which names the wire has it.</summary>
internal record struct MessageValues() : IEventValues<MessageEvent>
{
    public string? Attachment;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<MessageValues>[] Fields { get; } =
    [
        EventField<MessageValues>.Skipped("eventType"),
        EventField<MessageValues>.ForSymbol("eventSymbol"),
        EventField<MessageValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<MessageValues>.Json("attachment", static (ref values, value) => values.Attachment = value),
    ];

    public readonly MessageEvent ToEvent() => new(in this);
}
