using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The last event of each type that an instrument has, as far as the feed publishes it.</summary>
internal sealed class LatestEvents(FeedMarket market)
{
    private static readonly TimeSpan Always = TimeSpan.Zero;
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Rarely = TimeSpan.FromSeconds(15);

    /// <summary>How much of the market's time lies between two events of a type at least.</summary>
    public static TimeSpan IntervalOf(string type) => type switch
    {
        EventTypes.Greeks or EventTypes.TheoPrice or EventTypes.Summary => Seldom,
        EventTypes.Underlying or EventTypes.Series or EventTypes.Profile => Rarely,
        _ => Always,
    };

    /// <summary>The last event; null where the feed has none, e.g. the quote of an index.</summary>
    public FeedEvent? Of(string type, FeedInstrument instrument, MarketMoment moment)
    {
        if (!IsPublished(type, instrument)) return null;
        var quote = QuoteOf(type, instrument, moment);
        return new FeedEvent
        {
            Symbol = instrument.Symbol,
            Instrument = instrument,
            Quote = quote,
            Time = TimeOf(type, quote).ToUnixTimeMilliseconds(),
            Figures = type == EventTypes.Underlying ? instrument.FiguresAt(moment) : null,
            UnderlyingPrice = type == EventTypes.TheoPrice ? UnderlyingPrice(instrument, moment) : null,
        };
    }

    /// <summary>The values that events of a type are made of.</summary>
    public static Quotation QuoteOf(string type, FeedInstrument instrument, MarketMoment moment)
    {
        var quote = instrument.QuoteAt(moment);
        return type == EventTypes.TradeEth ? ExtendedTrades.Of(instrument, quote, moment.Instant) : quote;
    }

    /// <summary>Whether an event says anything that the one before did not.</summary>
    public static bool Differ(string type, Quotation before, Quotation now) => type switch
    {
        EventTypes.Quote or EventTypes.Order or EventTypes.AnalyticOrder or EventTypes.SpreadOrder =>
            before.Bid != now.Bid || before.Ask != now.Ask || before.BidSize != now.BidSize || before.AskSize != now.AskSize,
        EventTypes.Trade or EventTypes.TradeEth or EventTypes.TimeAndSale =>
            before.LastTime != now.LastTime || before.Volume != now.Volume || before.Last != now.Last,
        EventTypes.Summary =>
            before.Open != now.Open || before.High != now.High || before.Low != now.Low || before.Last != now.Last
            || before.OpenInterest != now.OpenInterest || before.SummaryDate != now.SummaryDate,
        EventTypes.Greeks or EventTypes.TheoPrice =>
            !Nullable.Equals(before.TheoreticalPrice, now.TheoreticalPrice) || !Nullable.Equals(before.Delta, now.Delta)
            || !Nullable.Equals(before.ImpliedVolatility, now.ImpliedVolatility) || before.Bid != now.Bid || before.Ask != now.Ask,
        EventTypes.Underlying => before.Last != now.Last,
        EventTypes.Profile => before.HaltedAt != now.HaltedAt || before.HaltReason != now.HaltReason || before.LastHalt != now.LastHalt,
        _ => false,
    };

    private static bool IsPublished(string type, FeedInstrument instrument) => type switch
    {
        EventTypes.Trade or EventTypes.Summary => true,
        EventTypes.Quote or EventTypes.TradeEth or EventTypes.Profile or EventTypes.TimeAndSale => !instrument.IsIndex,
        EventTypes.Greeks or EventTypes.TheoPrice => instrument.IsOption,
        EventTypes.Underlying => instrument.HasSeries,
        EventTypes.Order or EventTypes.AnalyticOrder or EventTypes.SpreadOrder => !instrument.IsIndex,
        _ => false,
    };

    private static DateTimeOffset TimeOf(string type, Quotation quote) => type == EventTypes.TimeAndSale ? quote.LastTime ?? quote.UpdatedAt : quote.UpdatedAt;

    private decimal? UnderlyingPrice(FeedInstrument option, MarketMoment moment) =>
        option.Underlying is { } symbol && market.TryFind(symbol, out var underlying) ? underlying.QuoteAt(moment).Last : null;
}
