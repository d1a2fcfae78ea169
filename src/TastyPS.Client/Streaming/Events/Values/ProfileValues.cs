namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Profile event holds, and under which names the wire has it.</summary>
internal record struct ProfileValues() : IEventValues<ProfileEvent>
{
    public string? Description;
    public ShortSaleRestriction ShortSaleRestriction;
    public SecurityTradingStatus TradingStatus;
    public string? StatusReason;
    public long HaltStart;
    public long HaltEnd;
    public double HighLimit = double.NaN;
    public double LowLimit = double.NaN;
    public double High52Week = double.NaN;
    public double Low52Week = double.NaN;
    public double Beta = double.NaN;
    public double EarningsPerShare = double.NaN;
    public double DividendFrequency = double.NaN;
    public double ExDividendAmount = double.NaN;
    public int ExDividendDay;
    public double Shares = double.NaN;
    public double FreeFloat = double.NaN;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<ProfileValues>[] Fields { get; } =
    [
        EventField<ProfileValues>.Skipped("eventType"),
        EventField<ProfileValues>.ForSymbol("eventSymbol"),
        EventField<ProfileValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<ProfileValues>.Text("description", static (ref values, value) => values.Description = value),
        EventField<ProfileValues>.Choice("shortSaleRestriction", WireNames.OfShortSaleRestriction, static (ref values, value) => values.ShortSaleRestriction = (ShortSaleRestriction)value),
        EventField<ProfileValues>.Choice("tradingStatus", WireNames.OfSecurityTradingStatus, static (ref values, value) => values.TradingStatus = (SecurityTradingStatus)value),
        EventField<ProfileValues>.Text("statusReason", static (ref values, value) => values.StatusReason = value),
        EventField<ProfileValues>.Integer("haltStartTime", static (ref values, value) => values.HaltStart = value),
        EventField<ProfileValues>.Integer("haltEndTime", static (ref values, value) => values.HaltEnd = value),
        EventField<ProfileValues>.Number("highLimitPrice", static (ref values, value) => values.HighLimit = value),
        EventField<ProfileValues>.Number("lowLimitPrice", static (ref values, value) => values.LowLimit = value),
        EventField<ProfileValues>.Number("high52WeekPrice", static (ref values, value) => values.High52Week = value),
        EventField<ProfileValues>.Number("low52WeekPrice", static (ref values, value) => values.Low52Week = value),
        EventField<ProfileValues>.Number("beta", static (ref values, value) => values.Beta = value),
        EventField<ProfileValues>.Number("earningsPerShare", static (ref values, value) => values.EarningsPerShare = value),
        EventField<ProfileValues>.Number("dividendFrequency", static (ref values, value) => values.DividendFrequency = value),
        EventField<ProfileValues>.Number("exDividendAmount", static (ref values, value) => values.ExDividendAmount = value),
        EventField<ProfileValues>.Integer("exDividendDayId", static (ref values, value) => values.ExDividendDay = Stored.Int32(value, none: 0)),
        EventField<ProfileValues>.Number("shares", static (ref values, value) => values.Shares = value),
        EventField<ProfileValues>.Number("freeFloat", static (ref values, value) => values.FreeFloat = value),
    ];

    public readonly ProfileEvent ToEvent() => new(in this);
}
