using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Past values of an instrument, looked up in a market that remembers; of any other, only the last one.</summary>
internal sealed class ValueHistory(string type, FeedInstrument instrument, LatestEvents events) : IEventHistory
{
    private const int MostEvents = 240;
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMinutes(1);

    private Quotation? _last;

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        _last = instrument.QuoteAt(moment);
        var rows = new List<FeedEvent>();
        if (from > moment.Instant) return rows;
        var step = TimeSpan.FromTicks(Math.Max(ShortestStep.Ticks, (moment.Instant - from).Ticks / MostEvents));
        for (var instant = moment.Instant; instant >= from; instant -= step)
        {
            var then = instant == moment.Instant ? moment : Past(moment, instant);
            if (then is not { } view || events.Of(type, instrument, view) is not { } row) break;
            if (row.Time < from.ToUnixTimeMilliseconds()) break;
            if (rows.Count == 0 || row.Time < rows[rows.Count - 1].Time) rows.Add(row);
        }
        return rows;
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment)
    {
        var quote = instrument.QuoteAt(moment);
        if (_last is not null && !LatestEvents.Differ(type, _last, quote)) return [];
        _last = quote;
        return events.Of(type, instrument, moment) is { } row ? [row] : [];
    }

    private static MarketMoment? Past(MarketMoment moment, DateTimeOffset instant) =>
        moment.Market is IMarketHistory history ? new MarketMoment(history.AsOf(instant), instant, moment.Revision) : null;
}
