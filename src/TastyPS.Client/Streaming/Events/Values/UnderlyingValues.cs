namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Underlying event holds, and under which names the wire has it.</summary>
internal record struct UnderlyingValues() : IEventValues<UnderlyingEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int Sequence = -1;
    public double ImpliedVolatility = double.NaN;
    public double FrontVolatility = double.NaN;
    public double BackVolatility = double.NaN;
    public double CallVolume = double.NaN;
    public double PutVolume = double.NaN;
    public double PutCallRatio = double.NaN;
    public double OptionVolume = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<UnderlyingValues>[] Fields { get; } =
    [
        EventField<UnderlyingValues>.Skipped("eventType"),
        EventField<UnderlyingValues>.ForSymbol("eventSymbol"),
        EventField<UnderlyingValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<UnderlyingValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<UnderlyingValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<UnderlyingValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<UnderlyingValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<UnderlyingValues>.Number("volatility", static (ref values, value) => values.ImpliedVolatility = value),
        EventField<UnderlyingValues>.Number("frontVolatility", static (ref values, value) => values.FrontVolatility = value),
        EventField<UnderlyingValues>.Number("backVolatility", static (ref values, value) => values.BackVolatility = value),
        EventField<UnderlyingValues>.Number("callVolume", static (ref values, value) => values.CallVolume = value),
        EventField<UnderlyingValues>.Number("putVolume", static (ref values, value) => values.PutVolume = value),
        EventField<UnderlyingValues>.Number("putCallRatio", static (ref values, value) => values.PutCallRatio = value),
        EventField<UnderlyingValues>.Number("optionVolume", static (ref values, value) => values.OptionVolume = value, isOptional: true),
    ];

    public readonly UnderlyingEvent ToEvent() => new(in this);
}
