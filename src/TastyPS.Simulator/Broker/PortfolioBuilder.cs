using TastyPS.Analytics.Calendar;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>
/// Turns plans into holdings in contracts that the market lists, at prices it had. A plan that the market cannot serve is left out.
/// Equal markets, starts and plans give equal holdings.
/// </summary>
/// <remarks>A market without history, such as one from a file, knows one earlier price only, the previous close: there everything was opened at it.</remarks>
internal sealed class PortfolioBuilder
{
    private static readonly TimeSpan TradingTime = TimeSpan.FromHours(11);

    private readonly IMarket _start;
    private readonly IMarketHistory? _history;
    private readonly DateTime _day;

    /// <summary>Builds as of an instant.</summary>
    public PortfolioBuilder(IMarket market, DateTimeOffset startedAt)
    {
        _history = market as IMarketHistory;
        _start = _history?.AsOf(startedAt) ?? market;
        _day = NewYorkTime.DayOf(_start.QuoteTime);
    }

    public IReadOnlyList<Holding> Build(IEnumerable<PlannedTrade> plans)
    {
        var holdings = new List<Holding>();
        foreach (var plan in plans)
        {
            if (Choose(plan) is not { } instrument || holdings.Any(holding => holding.Instrument.Symbol == instrument.Symbol)) continue;
            if (Open(plan, instrument) is { } holding) holdings.Add(holding);
        }
        return holdings;
    }

    private Instrument? Choose(PlannedTrade plan)
    {
        if (plan.Right is { } right) return ChooseOption(plan, right);
        return _start.TryGetListing(plan.Underlying, out var listing) && !listing.IsIndex ? Instrument.Of(listing) : null;
    }

    // A monthly lives longest, so it was listed when it was opened.
    private Instrument? ChooseOption(PlannedTrade plan, OptionRight right)
    {
        if (FindUnderlying(plan) is not { } listing || _start.QuoteOf(listing).ListingMark() is not { } spot) return null;
        var series = _start.SeriesOf(listing.Symbol)
            .Where(candidate => candidate.ChainType == "Standard" && (candidate.Expiration - _day).Days >= plan.LeastDays)
            .OrderBy(candidate => candidate.ExpirationType == ExpirationTypes.Regular ? 0 : 1)
            .ThenBy(candidate => candidate.Expiration)
            .ThenBy(candidate => candidate.Root, StringComparer.Ordinal)
            .FirstOrDefault();
        var option = series?.Strikes
            .OrderBy(strike => Math.Abs(strike.Price - spot * plan.Moneyness))
            .Select(strike => right == OptionRight.Call ? strike.Call : strike.Put)
            .FirstOrDefault(IsTraded);
        return option is null ? null : Instrument.Of(series!, option, listing);
    }

    private Listing? FindUnderlying(PlannedTrade plan)
    {
        if (_start.TryGetListing(plan.Underlying, out var wanted) && _start.SeriesOf(wanted.Symbol).Count > 0) return wanted;
        return plan.AnyUnderlying ? _start.Listings.FirstOrDefault(listing => _start.SeriesOf(listing.Symbol).Count > 0) : null;
    }

    private bool IsTraded(OptionListing option)
    {
        var quote = _start.QuoteOf(option);
        return quote.Bid > 0 && quote.Ask is not null && quote.PreviousClose > 0;
    }

    private Holding? Open(PlannedTrade plan, Instrument instrument)
    {
        var quote = instrument.QuoteIn(_start);
        var isToday = plan.SessionsBack == 0;
        var (price, at) = isToday ? (quote.Open, TradingCalendar.OpenAt(_day)) : OpenedBefore(plan, instrument, quote);
        if (price is not { } openPrice) return null;
        var closing = plan.ClosedToday != 0 && quote.Open is { } open ? new Closing(plan.ClosedToday, open, TradingCalendar.OpenAt(_day)) : null;
        return new Holding { Instrument = instrument, OpenedQuantity = plan.Quantity, OpenPrice = openPrice, OpenedAt = at, Closing = closing };
    }

    private (decimal? Price, DateTimeOffset At) OpenedBefore(PlannedTrade plan, Instrument instrument, Quotation quote)
    {
        if (_history is null) return (quote.PreviousClose, TradingCalendar.CloseAt(TradingCalendar.PreviousTradingDay(_day)));
        var day = _day;
        for (var back = plan.SessionsBack; back > 0; back--) day = TradingCalendar.PreviousTradingDay(day);
        var at = NewYorkTime.At(day, TradingTime);
        return (instrument.Mark(instrument.QuoteIn(_history.AsOf(at))), at);
    }
}
