namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Summary event holds, and under which names the wire has it.</summary>
internal record struct SummaryValues() : IEventValues<SummaryEvent>
{
    public int TradingDay;
    public double Open = double.NaN;
    public double High = double.NaN;
    public double Low = double.NaN;
    public double Close = double.NaN;
    public ClosePriceType ClosePriceType;
    public int PreviousDay;
    public double PreviousClose = double.NaN;
    public ClosePriceType PreviousClosePriceType;
    public double PreviousVolume = double.NaN;
    public double OpenInterest = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<SummaryValues>[] Fields { get; } =
    [
        EventField<SummaryValues>.Skipped("eventType"),
        EventField<SummaryValues>.ForSymbol("eventSymbol"),
        EventField<SummaryValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<SummaryValues>.Integer("dayId", static (ref values, value) => values.TradingDay = Stored.Int32(value, none: 0)),
        EventField<SummaryValues>.Number("dayOpenPrice", static (ref values, value) => values.Open = value),
        EventField<SummaryValues>.Number("dayHighPrice", static (ref values, value) => values.High = value),
        EventField<SummaryValues>.Number("dayLowPrice", static (ref values, value) => values.Low = value),
        EventField<SummaryValues>.Number("dayClosePrice", static (ref values, value) => values.Close = value),
        EventField<SummaryValues>.Choice("dayClosePriceType", WireNames.OfClosePriceType, static (ref values, value) => values.ClosePriceType = (ClosePriceType)value),
        EventField<SummaryValues>.Integer("prevDayId", static (ref values, value) => values.PreviousDay = Stored.Int32(value, none: 0)),
        EventField<SummaryValues>.Number("prevDayClosePrice", static (ref values, value) => values.PreviousClose = value),
        EventField<SummaryValues>.Choice("prevDayClosePriceType", WireNames.OfClosePriceType, static (ref values, value) => values.PreviousClosePriceType = (ClosePriceType)value),
        EventField<SummaryValues>.Number("prevDayVolume", static (ref values, value) => values.PreviousVolume = value),
        EventField<SummaryValues>.Number("openInterest", static (ref values, value) => values.OpenInterest = value),
    ];

    /// <summary>Takes out a low above the high, and the high with it: either may be the wrong one.</summary>
    public static string? TakeOutImplausible(ref SummaryValues values)
    {
        if (!(values.Low > values.High))
            return null;

        values.Low = values.High = double.NaN;
        return "a low above the high";
    }

    public readonly SummaryEvent ToEvent() => new(in this);
}
