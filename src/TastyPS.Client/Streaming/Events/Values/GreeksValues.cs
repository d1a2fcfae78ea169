namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Greeks event holds, and under which names the wire has it.</summary>
internal record struct GreeksValues() : IEventValues<GreeksEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int Sequence = -1;
    public double Price = double.NaN;
    public double ImpliedVolatility = double.NaN;
    public double Delta = double.NaN;
    public double Gamma = double.NaN;
    public double Theta = double.NaN;
    public double Rho = double.NaN;
    public double Vega = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<GreeksValues>[] Fields { get; } =
    [
        EventField<GreeksValues>.Skipped("eventType"),
        EventField<GreeksValues>.ForSymbol("eventSymbol"),
        EventField<GreeksValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<GreeksValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<GreeksValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<GreeksValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<GreeksValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<GreeksValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<GreeksValues>.Number("volatility", static (ref values, value) => values.ImpliedVolatility = value),
        EventField<GreeksValues>.Number("delta", static (ref values, value) => values.Delta = value),
        EventField<GreeksValues>.Number("gamma", static (ref values, value) => values.Gamma = value),
        EventField<GreeksValues>.Number("theta", static (ref values, value) => values.Theta = value),
        EventField<GreeksValues>.Number("rho", static (ref values, value) => values.Rho = value),
        EventField<GreeksValues>.Number("vega", static (ref values, value) => values.Vega = value),
    ];

    /// <summary>Takes out a delta that no option has.</summary>
    public static string? TakeOutImplausible(ref GreeksValues values)
    {
        const double Most = 1 + 1e-6; // What rounding may add.
        if (!(Math.Abs(values.Delta) > Most))
            return null;

        values.Delta = double.NaN;
        return "a delta beyond -1 to 1";
    }

    public readonly GreeksEvent ToEvent() => new(in this);
}
