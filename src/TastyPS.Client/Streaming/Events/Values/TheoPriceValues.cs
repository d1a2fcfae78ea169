namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a TheoPrice event holds, and under which names the wire has it.</summary>
internal record struct TheoPriceValues() : IEventValues<TheoPriceEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int Sequence = -1;
    public double Price = double.NaN;
    public double UnderlyingPrice = double.NaN;
    public double Delta = double.NaN;
    public double Gamma = double.NaN;
    public double Dividend = double.NaN;
    public double Interest = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<TheoPriceValues>[] Fields { get; } =
    [
        EventField<TheoPriceValues>.Skipped("eventType"),
        EventField<TheoPriceValues>.ForSymbol("eventSymbol"),
        EventField<TheoPriceValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<TheoPriceValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<TheoPriceValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<TheoPriceValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<TheoPriceValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<TheoPriceValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<TheoPriceValues>.Number("underlyingPrice", static (ref values, value) => values.UnderlyingPrice = value),
        EventField<TheoPriceValues>.Number("delta", static (ref values, value) => values.Delta = value),
        EventField<TheoPriceValues>.Number("gamma", static (ref values, value) => values.Gamma = value),
        EventField<TheoPriceValues>.Number("dividend", static (ref values, value) => values.Dividend = value),
        EventField<TheoPriceValues>.Number("interest", static (ref values, value) => values.Interest = value),
    ];

    public readonly TheoPriceEvent ToEvent() => new(in this);
}
