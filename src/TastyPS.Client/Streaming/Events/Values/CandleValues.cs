namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Candle event holds, and under which names the wire has it.</summary>
internal record struct CandleValues() : IEventValues<CandleEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int Sequence = -1;
    public double Count = double.NaN;
    public double Volume = double.NaN;
    public double Vwap = double.NaN;
    public double BidVolume = double.NaN;
    public double AskVolume = double.NaN;
    public double ImpliedVolatility = double.NaN;
    public double OpenInterest = double.NaN;
    public double Open = double.NaN;
    public double High = double.NaN;
    public double Low = double.NaN;
    public double Close = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<CandleValues>[] Fields { get; } =
    [
        EventField<CandleValues>.Skipped("eventType"),
        EventField<CandleValues>.ForSymbol("eventSymbol"),
        EventField<CandleValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<CandleValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<CandleValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<CandleValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<CandleValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<CandleValues>.Number("count", static (ref values, value) => values.Count = value),
        EventField<CandleValues>.Number("volume", static (ref values, value) => values.Volume = value),
        EventField<CandleValues>.Number("vwap", static (ref values, value) => values.Vwap = value),
        EventField<CandleValues>.Number("VWAP", static (ref values, value) => values.Vwap = value, isOptional: true),
        EventField<CandleValues>.Number("bidVolume", static (ref values, value) => values.BidVolume = value),
        EventField<CandleValues>.Number("askVolume", static (ref values, value) => values.AskVolume = value),
        EventField<CandleValues>.Number("impVolatility", static (ref values, value) => values.ImpliedVolatility = value),
        EventField<CandleValues>.Number("openInterest", static (ref values, value) => values.OpenInterest = value),
        EventField<CandleValues>.Number("open", static (ref values, value) => values.Open = value),
        EventField<CandleValues>.Number("high", static (ref values, value) => values.High = value),
        EventField<CandleValues>.Number("low", static (ref values, value) => values.Low = value),
        EventField<CandleValues>.Number("close", static (ref values, value) => values.Close = value),
    ];

    /// <summary>Takes out a low above the high, and the high with it: either may be the wrong one.</summary>
    public static string? TakeOutImplausible(ref CandleValues values)
    {
        if (!(values.Low > values.High))
            return null;

        values.Low = values.High = double.NaN;
        return "a low above the high";
    }

    public readonly CandleEvent ToEvent() => new(in this);
}
