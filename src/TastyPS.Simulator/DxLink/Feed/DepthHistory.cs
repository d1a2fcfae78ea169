using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>A book of one order a side: the best bid and the best ask.</summary>
internal sealed class DepthHistory(string type, FeedInstrument instrument, string source) : IEventHistory
{
    private const long BidId = 1;
    private const long AskId = 2;

    private Quotation? _last;

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        var quote = _last = instrument.QuoteAt(moment);
        var time = quote.UpdatedAt.ToUnixTimeMilliseconds();
        var rows = new List<FeedEvent>();
        if (quote.Ask is { } ask) rows.Add(Event(time, new DepthOrder(source, AskId, ask, quote.AskSize, "SELL")));
        if (quote.Bid is { } bid) rows.Add(Event(time, new DepthOrder(source, BidId, bid, quote.BidSize, "BUY")));
        return rows;
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment) =>
        _last is null || LatestEvents.Differ(type, _last, instrument.QuoteAt(moment)) ? Since(moment.Instant, moment) : [];

    // The source's number stands in the top bits, so that the same side keeps its index.
    private FeedEvent Event(long time, DepthOrder order) => new() { Symbol = instrument.Symbol, Time = time, OwnIndex = (1L << 48) | order.Id, Order = order };
}
