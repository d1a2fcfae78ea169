using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>The cash and the holdings of an account. Commissions and fees are not charged. Thread-safe.</summary>
internal sealed class Portfolio(IMarket market, decimal deposit, IReadOnlyList<Holding> holdings)
{
    /// <summary>What the account holds at the time of the market's clock.</summary>
    public PortfolioSnapshot Now()
    {
        var now = market.Clock.GetUtcNow();
        var cash = deposit;
        var positions = new List<Position>();
        foreach (var holding in holdings)
        {
            cash += holding.CashFlow;
            if (holding.Instrument.ExpiresAt <= now) cash += Settle(holding);
            else if (Value(holding) is { } position) positions.Add(position);
        }
        return new PortfolioSnapshot(cash, [.. positions.OrderBy(position => position.Instrument.Symbol, StringComparer.Ordinal)], NewYorkTime.DayOf(now), market.QuoteTime);
    }

    /// <summary>The price of an underlying, for margin.</summary>
    public decimal SpotOf(string underlying) => SpotIn(market, underlying);

    // Every option settles in cash here, those on shares, too.
    private decimal Settle(Holding holding)
    {
        var instrument = holding.Instrument;
        var then = market is IMarketHistory history ? history.AsOf(instrument.ExpiresAt!.Value) : market;
        return holding.Quantity * instrument.Multiplier * instrument.IntrinsicValue(SpotIn(then, instrument.UnderlyingSymbol));
    }

    // A position that is closed stays for the rest of its day.
    private Position? Value(Holding holding)
    {
        var quote = holding.Instrument.QuoteIn(market);
        var day = NewYorkTime.DayOf(market.QuoteTime);
        var closedToday = holding.Closing is { } closing && NewYorkTime.DayOf(closing.At) == day ? closing : null;
        if (holding.Quantity == 0 && closedToday is null) return null;
        var close = quote.PreviousClose ?? MarkAtCloseBefore(holding, day);
        var dailyBasis = NewYorkTime.DayOf(holding.OpenedAt) == day ? holding.OpenPrice : close;
        var closed = (closedToday?.Quantity ?? 0) * holding.Instrument.Multiplier;
        return new Position
        {
            Instrument = holding.Instrument,
            Quantity = holding.Quantity,
            AverageOpenPrice = holding.OpenPrice,
            ClosePrice = close,
            DailyBasis = dailyBasis,
            YearlyBasis = NewYorkTime.DayOf(holding.OpenedAt).Year == day.Year ? holding.OpenPrice : MarkAtCloseBefore(holding, new DateTime(day.Year, 1, 1)),
            Mark = holding.Instrument.Mark(quote),
            RealizedDayGain = closed * ((closedToday?.Price ?? 0) - dailyBasis),
            RealizedToday = closed * ((closedToday?.Price ?? 0) - holding.OpenPrice),
            Day = day,
            CreatedAt = holding.OpenedAt,
            UpdatedAt = holding.Closing?.At ?? holding.OpenedAt,
        };
    }

    private decimal MarkAtCloseBefore(Holding holding, DateTime day)
    {
        if (market is not IMarketHistory history) return holding.OpenPrice;
        var then = history.AsOf(TradingCalendar.CloseAt(TradingCalendar.PreviousTradingDay(day)));
        return holding.Instrument.Mark(holding.Instrument.QuoteIn(then)) ?? holding.OpenPrice;
    }

    private static decimal SpotIn(IMarket market, string underlying) =>
        market.TryGetListing(underlying, out var listing) ? market.QuoteOf(listing).ListingMark() ?? 0 : 0;
}

/// <summary>A portfolio at one instant; <paramref name="QuoteTime"/> is the instant of its prices.</summary>
internal sealed record PortfolioSnapshot(decimal Cash, IReadOnlyList<Position> Positions, DateTime Day, DateTimeOffset QuoteTime)
{
    public decimal LongValue(bool options) => Positions.Where(position => IsOption(position) == options && position.Quantity > 0).Sum(position => position.MarketValue);

    public decimal ShortValue(bool options) => -Positions.Where(position => IsOption(position) == options && position.Quantity < 0).Sum(position => position.MarketValue);

    public decimal NetLiquidatingValue => Cash + Positions.Sum(position => position.MarketValue);

    private static bool IsOption(Position position) => position.Instrument.Option is not null;
}
