namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Quote event holds, and under which names the wire has it.</summary>
internal record struct QuoteValues() : IEventValues<QuoteEvent>
{
    public int Sequence = -1;
    public int TimeNanoPart = -1;
    public long BidTime;
    public char BidExchange;
    public double Bid = double.NaN;
    public double BidSize = double.NaN;
    public long AskTime;
    public char AskExchange;
    public double Ask = double.NaN;
    public double AskSize = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<QuoteValues>[] Fields { get; } =
    [
        EventField<QuoteValues>.Skipped("eventType"),
        EventField<QuoteValues>.ForSymbol("eventSymbol"),
        EventField<QuoteValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<QuoteValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<QuoteValues>.Integer("timeNanoPart", static (ref values, value) => values.TimeNanoPart = Stored.Int32(value, none: -1)),
        EventField<QuoteValues>.Integer("bidTime", static (ref values, value) => values.BidTime = value),
        EventField<QuoteValues>.Character("bidExchangeCode", static (ref values, value) => values.BidExchange = value),
        EventField<QuoteValues>.Number("bidPrice", static (ref values, value) => values.Bid = value),
        EventField<QuoteValues>.Number("bidSize", static (ref values, value) => values.BidSize = value),
        EventField<QuoteValues>.Integer("askTime", static (ref values, value) => values.AskTime = value),
        EventField<QuoteValues>.Character("askExchangeCode", static (ref values, value) => values.AskExchange = value),
        EventField<QuoteValues>.Number("askPrice", static (ref values, value) => values.Ask = value),
        EventField<QuoteValues>.Number("askSize", static (ref values, value) => values.AskSize = value),
    ];

    public readonly QuoteEvent ToEvent() => new(in this);
}
