using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Scripting;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>A market, the instant at which it is looked at, and a number that changes when its past is rewritten.</summary>
internal readonly record struct MarketMoment(IMarket Market, DateTimeOffset Instant, int Revision);

/// <summary>The market as the feed shows it: as it is, or as it was 15 minutes ago. Thread-safe.</summary>
internal sealed class FeedMarket(IMarket market, bool isDelayed)
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, FeedInstrument> _instruments = new(StringComparer.Ordinal);
    private readonly MarketScript? _script = (market as ScriptableMarket)?.Script;
    private Past? _past;
    private int _revision;

    /// <summary>Now, or what is shown as now.</summary>
    public MarketMoment Moment
    {
        get
        {
            var now = market.Clock.GetUtcNow();
            if (!isDelayed || market is not IMarketHistory history) return new MarketMoment(market, now, Revision);
            // The past is looked at second by second, so that all who ask at once share one view of it.
            var then = now - Delay;
            then = then.AddTicks(-(then.Ticks % TimeSpan.TicksPerSecond));
            var past = Volatile.Read(ref _past);
            if (past is null || past.Moment.Instant != then)
            {
                past = new Past(new MarketMoment(history.AsOf(then), then, 0));
                Volatile.Write(ref _past, past);
            }
            return past.Moment;
        }
    }

    // A script may change prices while the clock stands still.
    private int Revision => Volatile.Read(ref _revision) + (_script?.Version ?? 0);

    /// <summary>The symbols that a wildcard stands for.</summary>
    public IEnumerable<string> Symbols => market.Listings.Select(listing => listing.Symbol);

    /// <summary>Prices may have changed though the clock has not.</summary>
    public void Revise() => Interlocked.Increment(ref _revision);

    /// <summary>Finds an instrument by its streamer symbol. Other spellings are not known.</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out FeedInstrument? instrument)
    {
        if (_instruments.TryGetValue(symbol, out instrument)) return true;
        if (!market.TryResolveStreamer(symbol, out var found)) return false;
        instrument = _instruments.GetOrAdd(symbol, new FeedInstrument(found));
        return true;
    }

    private sealed record Past(MarketMoment Moment);
}
