using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker.Ledgers;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>What an account's ledger is worth at the prices of the market. Thread-safe.</summary>
/// <param name="market">The market.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="catchUp">Brings the ledger up to the time of the market's clock, and says what working orders take of the buying power.</param>
internal sealed class Portfolio(IMarket market, Ledger ledger, Func<decimal> catchUp)
{
    public Ledger Ledger => ledger;

    /// <summary>What the account holds at the time of the market's clock.</summary>
    public PortfolioSnapshot Now()
    {
        var reserved = catchUp();
        var (cash, lots) = ledger.Read();
        var positions = new List<Position>();
        foreach (var lot in lots)
        {
            if (Value(lot) is { } position) positions.Add(position);
        }
        return Snapshot(cash, positions) with { Reserved = reserved };
    }

    /// <summary>The same with marks only: neither yesterday's prices nor gains.</summary>
    public PortfolioSnapshot Marks(QuoteBoard quotes)
    {
        var (cash, lots) = ledger.Read();
        return Snapshot(cash, [.. lots.Where(lot => lot.Quantity != 0).Select(lot => Marked(lot, quotes.Of(lot.Instrument)))]);
    }

    /// <summary>The price of an underlying, for margin.</summary>
    public decimal SpotOf(string underlying)
    {
        if (market.TryGetListing(underlying, out var listing)) return market.QuoteOf(listing).ListingMark() ?? 0;
        return market.Futures is { } futures && futures.TryGetFuture(underlying, out var future) ? futures.QuoteOf(future).ListingMark() ?? 0 : 0;
    }

    /// <summary>A position as it would be listed; null if it was closed on an earlier day.</summary>
    public Position? Value(Lot lot)
    {
        var day = NewYorkTime.DayOf(market.QuoteTime);
        var closings = lot.Closings is { } last && last.Day >= day ? last : null;
        if (lot.Quantity == 0 && closings is null) return null;
        var quote = lot.Instrument.QuoteIn(market);
        var close = quote.PreviousClose ?? MarkAtCloseBefore(lot, day);
        var multiplier = lot.Instrument.Multiplier;
        return Marked(lot, quote) with
        {
            ClosePrice = close,
            DailyBasis = BasisFrom(lot, day, () => close),
            YearlyBasis = BasisFrom(lot, new DateTime(day.Year, 1, 1), () => MarkAtCloseBefore(lot, new DateTime(day.Year, 1, 1))),
            RealizedDayGain = closings is null ? 0 : multiplier * (closings.OlderProceeds - closings.OlderQuantity * close + closings.GainOfToday),
            RealizedToday = multiplier * (closings?.Gain ?? 0),
            Day = day,
        };
    }

    /// <summary>A position as it is reported; one that was closed on an earlier day has no gains.</summary>
    public Position ValueOrZero(Lot lot) => Value(lot) ?? Marked(lot, lot.Instrument.QuoteIn(market)) with { Day = NewYorkTime.DayOf(market.QuoteTime) };

    private PortfolioSnapshot Snapshot(decimal cash, IEnumerable<Position> positions) =>
        new(cash, [.. positions.OrderBy(position => position.Instrument.Symbol, StringComparer.Ordinal)], NewYorkTime.DayOf(market.Clock.GetUtcNow()), market.QuoteTime);

    private static Position Marked(Lot lot, Quotation quote) => new()
    {
        Instrument = lot.Instrument,
        Quantity = lot.Quantity,
        AverageOpenPrice = lot.AveragePrice,
        SettledPrice = lot.SettledPrice,
        ClosePrice = lot.AveragePrice,
        DailyBasis = lot.AveragePrice,
        YearlyBasis = lot.AveragePrice,
        Mark = lot.Instrument.Mark(quote),
        CreatedAt = lot.CreatedAt,
        UpdatedAt = lot.UpdatedAt,
        Day = default,
    };

    // What was opened from the day on counts at its own price, what is older at the close before.
    private static decimal BasisFrom(Lot lot, DateTime day, Func<decimal> closeBefore)
    {
        if (lot.Parts.Count == 0) return NewYorkTime.DayOf(lot.CreatedAt) >= day ? lot.AveragePrice : closeBefore();
        var older = lot.Parts.Where(part => part.Day < day).Sum(part => part.Quantity);
        if (older == lot.Quantity) return closeBefore();
        return ((older == 0 ? 0 : older * closeBefore()) + lot.Parts.Where(part => part.Day >= day).Sum(part => part.Quantity * part.Price)) / lot.Quantity;
    }

    private decimal MarkAtCloseBefore(Lot lot, DateTime day)
    {
        if (market is not IMarketHistory history) return lot.AveragePrice;
        var then = history.AsOf(TradingCalendar.CloseAt(TradingCalendar.PreviousTradingDay(day)));
        return lot.Instrument.Mark(lot.Instrument.QuoteIn(then)) ?? lot.AveragePrice;
    }
}

/// <summary>A portfolio at one instant; <paramref name="QuoteTime"/> is the instant of its prices.</summary>
internal sealed record PortfolioSnapshot(decimal Cash, IReadOnlyList<Position> Positions, DateTime Day, DateTimeOffset QuoteTime)
{
    /// <summary>What working orders take of the buying power.</summary>
    public decimal Reserved { get; init; }

    public decimal LongValue(InstrumentKind kind) => Of(kind).Where(position => position.Quantity > 0).Sum(position => position.MarketValue);

    public decimal ShortValue(InstrumentKind kind) => -Of(kind).Where(position => position.Quantity < 0).Sum(position => position.MarketValue);

    /// <summary>What open futures have gained or lost since they were last settled.</summary>
    public decimal FuturesGain => Of(InstrumentKind.Future).Sum(position => position.MarketValue);

    public decimal NetLiquidatingValue => Cash + Positions.Sum(position => position.MarketValue);

    private IEnumerable<Position> Of(InstrumentKind kind) => Positions.Where(position => position.Instrument.Kind == kind);
}
