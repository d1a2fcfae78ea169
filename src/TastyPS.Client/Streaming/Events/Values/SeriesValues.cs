namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Series event holds, and under which names the wire has it.</summary>
internal record struct SeriesValues() : IEventValues<SeriesEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int Sequence = -1;
    public int Expiration;
    public double ImpliedVolatility = double.NaN;
    public double CallVolume = double.NaN;
    public double PutVolume = double.NaN;
    public double PutCallRatio = double.NaN;
    public double ForwardPrice = double.NaN;
    public double Dividend = double.NaN;
    public double Interest = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<SeriesValues>[] Fields { get; } =
    [
        EventField<SeriesValues>.Skipped("eventType"),
        EventField<SeriesValues>.ForSymbol("eventSymbol"),
        EventField<SeriesValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<SeriesValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<SeriesValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<SeriesValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<SeriesValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<SeriesValues>.Integer("expiration", static (ref values, value) => values.Expiration = Stored.Int32(value, none: 0)),
        EventField<SeriesValues>.Number("volatility", static (ref values, value) => values.ImpliedVolatility = value),
        EventField<SeriesValues>.Number("callVolume", static (ref values, value) => values.CallVolume = value),
        EventField<SeriesValues>.Number("putVolume", static (ref values, value) => values.PutVolume = value),
        EventField<SeriesValues>.Number("putCallRatio", static (ref values, value) => values.PutCallRatio = value),
        EventField<SeriesValues>.Number("forwardPrice", static (ref values, value) => values.ForwardPrice = value),
        EventField<SeriesValues>.Number("dividend", static (ref values, value) => values.Dividend = value),
        EventField<SeriesValues>.Number("interest", static (ref values, value) => values.Interest = value),
    ];

    public readonly SeriesEvent ToEvent() => new(in this);
}
