using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Accounts;

/// <summary>
/// A position of an account as a flat row. Quantities and gains carry their sign: short and loss are negative. What the service does not say is null, never 0.
/// </summary>
public sealed class Position
{
    private Position(JsonFields fields)
    {
        AccountNumber = fields.Text("account-number");
        Symbol = fields.Text("symbol") ?? "";
        UnderlyingSymbol = fields.Text("underlying-symbol");
        InstrumentType = fields.Text("instrument-type");
        Quantity = SignedQuantity(fields);
        QuantityDirection = fields.Text("quantity-direction");
        AverageOpenPrice = fields.Decimal("average-open-price");
        AverageDailyMarketClosePrice = fields.Decimal("average-daily-market-close-price");
        AverageYearlyMarketClosePrice = fields.Decimal("average-yearly-market-close-price");
        ClosePrice = fields.Decimal("close-price");
        Multiplier = fields.Decimal("multiplier");
        CostEffect = fields.Text("cost-effect");
        RealizedDayGain = CashEffect.Signed(fields, "realized-day-gain", "realized-day-gain-effect");
        RealizedDayGainEffect = fields.Text("realized-day-gain-effect");
        RealizedDayGainDate = fields.Day("realized-day-gain-date");
        RealizedToday = CashEffect.Signed(fields, "realized-today", "realized-today-effect");
        RealizedTodayEffect = fields.Text("realized-today-effect");
        RealizedTodayDate = fields.Day("realized-today-date");
        RestrictedQuantity = fields.Decimal("restricted-quantity");
        IsFrozen = fields.Boolean("is-frozen");
        IsSuppressed = fields.Boolean("is-suppressed");
        ExpiresAt = fields.Instant("expires-at");
        StreamerSymbol = fields.Text("streamer-symbol");
        DeliverableType = fields.Text("deliverable-type");
        FixingPrice = fields.Decimal("fixing-price");
        FaceValue = fields.Decimal("face-value");
        ParSize = fields.Decimal("par-size");
        OrderId = fields.Text("order-id");
        UpdateType = fields.Text("update-type");
        ReportedMark = fields.Decimal("mark");
        ReportedMarkPrice = fields.Decimal("mark-price");
        CreatedAt = fields.Instant("created-at");
        UpdatedAt = fields.Instant("updated-at");
        Extra = fields.Rest();
        if (OccSymbol.TryParse(Symbol, out var option))
            (Root, Expiration, OptionType, Strike) = (option.Root, option.Expiration, option.OptionType, option.Strike);
        else if (FutureOptionSymbol.TryParse(Symbol, out var futureOption))
            (Root, Expiration, OptionType, Strike) = (futureOption.OptionRoot, futureOption.Expiration, futureOption.OptionType, futureOption.Strike);
    }

    /// <summary>The account that holds it.</summary>
    public string? AccountNumber { get; }

    /// <summary>The symbol; of an option the OCC symbol, 21 characters.</summary>
    public string Symbol { get; }

    /// <summary>The underlying's symbol.</summary>
    public string? UnderlyingSymbol { get; }

    /// <summary>The kind of instrument as the service words it, e.g. <c>Equity Option</c>.</summary>
    public string? InstrumentType { get; }

    /// <summary>How many units: negative if short. Null if the service does not say which side it is.</summary>
    public decimal? Quantity { get; private set; }

    /// <summary><c>Long</c>, <c>Short</c> or <c>Zero</c>.</summary>
    public string? QuantityDirection { get; private set; }

    /// <summary>Average price at which it was opened, per unit.</summary>
    public decimal? AverageOpenPrice { get; }

    /// <summary>The price from which the day's gain counts, per unit: the previous close, averaged by the service with the opening prices of what was opened today.</summary>
    public decimal? AverageDailyMarketClosePrice { get; }

    /// <summary>The price from which the year's gain counts, per unit.</summary>
    public decimal? AverageYearlyMarketClosePrice { get; }

    /// <summary>Previous close, per unit.</summary>
    public decimal? ClosePrice { get; }

    /// <summary>Money for one point of price of one unit: 1 for a stock, 100 for an option, the notional multiplier of a future.</summary>
    public decimal? Multiplier { get; }

    /// <summary>What closing it brings: <c>Credit</c> for a long position, <c>Debit</c> for a short one.</summary>
    public string? CostEffect { get; }

    /// <summary>Gain realized in the day: positive for a gain, negative for a loss.</summary>
    public decimal? RealizedDayGain { get; }

    /// <summary>The effect of <see cref="RealizedDayGain"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? RealizedDayGainEffect { get; }

    /// <summary>The day of <see cref="RealizedDayGain"/>.</summary>
    public CalendarDate? RealizedDayGainDate { get; }

    /// <summary>Gain realized today since opening: positive for a gain, negative for a loss.</summary>
    public decimal? RealizedToday { get; }

    /// <summary>The effect of <see cref="RealizedToday"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? RealizedTodayEffect { get; }

    /// <summary>The day of <see cref="RealizedToday"/>.</summary>
    public CalendarDate? RealizedTodayDate { get; }

    /// <summary>How much of it must not be closed.</summary>
    public decimal? RestrictedQuantity { get; }

    /// <summary>Whether it is frozen.</summary>
    public bool? IsFrozen { get; }

    /// <summary>Whether it is hidden on the platforms.</summary>
    public bool? IsSuppressed { get; }

    /// <summary>When a derivative expires.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The option root, e.g. <c>SPXW</c>; null unless it is an option.</summary>
    public string? Root { get; }

    /// <summary>The expiration day of an option.</summary>
    public CalendarDate? Expiration { get; }

    /// <summary>Call or put, of an option.</summary>
    public OptionType? OptionType { get; }

    /// <summary>The strike price of an option.</summary>
    public decimal? Strike { get; }

    /// <summary>The symbol of the market data feed, where the service sends it.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>What an option delivers.</summary>
    public string? DeliverableType { get; }

    /// <summary>The price fixed for a settled derivative.</summary>
    public decimal? FixingPrice { get; }

    /// <summary>Face value of a bond.</summary>
    public decimal? FaceValue { get; }

    /// <summary>Par size of a bond.</summary>
    public decimal? ParSize { get; }

    /// <summary>The order behind it, where the service tells.</summary>
    public string? OrderId { get; }

    /// <summary>What changed, in messages of the account streamer.</summary>
    public string? UpdateType { get; }

    /// <summary>The service's own mark of the whole position; only with <see cref="PositionQuery.IncludeMarks"/>.</summary>
    public decimal? ReportedMark { get; }

    /// <summary>The service's own mark per unit; only with <see cref="PositionQuery.IncludeMarks"/>.</summary>
    public decimal? ReportedMarkPrice { get; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The service's mark per unit from market data; null unless it was asked for and answered.</summary>
    public decimal? Mark { get; private set; }

    /// <summary>When the market data behind <see cref="Mark"/> was last updated.</summary>
    public DateTimeOffset? MarkTime { get; private set; }

    /// <summary>What it is worth at the mark: negative if short.</summary>
    public decimal? MarketValue => PositionValuation.MarketValue(Quantity, Multiplier, Mark);

    /// <summary>Gain since it was opened, at the mark.</summary>
    public decimal? UnrealizedGain => PositionValuation.Gain(Quantity, Multiplier, AverageOpenPrice, Mark);

    /// <summary>Gain of the day at the mark, together with <see cref="RealizedDayGain"/>.</summary>
    public decimal? DayGain => PositionValuation.Gain(Quantity, Multiplier, AverageDailyMarketClosePrice, Mark) + RealizedDayGain;

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    internal IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>What market data is asked for it; null for kinds of instrument that have none.</summary>
    internal InstrumentKey? MarketDataKey => InstrumentType switch
    {
        "Equity" => new InstrumentKey(MarketData.InstrumentType.Equity, Symbol),
        "Index" => new InstrumentKey(MarketData.InstrumentType.Index, Symbol),
        "Equity Option" => new InstrumentKey(MarketData.InstrumentType.EquityOption, Symbol),
        "Future" => new InstrumentKey(MarketData.InstrumentType.Future, Symbol),
        "Future Option" => new InstrumentKey(MarketData.InstrumentType.FutureOption, Symbol),
        "Cryptocurrency" => new InstrumentKey(MarketData.InstrumentType.Cryptocurrency, Symbol),
        _ => null,
    };

    /// <summary>Fields of the reply that this version does not know; null if there were none. A method, so that it is no column.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    /// <summary>Quantity and symbol.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quantity} {Symbol}").TrimStart();

    internal static Position? From(JsonFields fields) => new Position(fields) is { Symbol.Length: > 0 } position ? position : null;

    /// <summary>The same position with a mark.</summary>
    internal Position WithMark(decimal? mark, DateTimeOffset? time)
    {
        var marked = (Position)MemberwiseClone();
        (marked.Mark, marked.MarkTime) = (mark, time);
        return marked;
    }

    /// <summary>The same position once nothing is left of it.</summary>
    internal Position Closed()
    {
        var closed = (Position)MemberwiseClone();
        (closed.Quantity, closed.QuantityDirection, closed.UpdatedAt) = (0m, "Zero", null);
        return closed;
    }

    // Without a side the sign is unknown; the number stays among the extra fields then.
    private static decimal? SignedQuantity(JsonFields fields) => fields.Peek("quantity-direction") switch
    {
        "Long" or "Zero" => fields.Decimal("quantity"),
        "Short" => 0m - fields.Decimal("quantity"),
        _ => null,
    };
}
