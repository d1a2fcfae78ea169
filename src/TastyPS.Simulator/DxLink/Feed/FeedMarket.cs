using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>A market, and the instant at which it is looked at.</summary>
internal readonly record struct MarketMoment(IMarket Market, DateTimeOffset Instant);

/// <summary>The market as the feed shows it: as it is, or as it was 15 minutes ago. Thread-safe.</summary>
internal sealed class FeedMarket(IMarket market, bool isDelayed)
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, FeedInstrument> _instruments = new(StringComparer.Ordinal);
    private Past? _past;

    /// <summary>Now, or what is shown as now.</summary>
    public MarketMoment Moment
    {
        get
        {
            var now = market.Clock.GetUtcNow();
            if (!isDelayed || market is not IMarketHistory history) return new MarketMoment(market, now);
            // The past is looked at second by second, so that all who ask at once share one view of it.
            var then = now - Delay;
            then = then.AddTicks(-(then.Ticks % TimeSpan.TicksPerSecond));
            var past = Volatile.Read(ref _past);
            if (past is null || past.Moment.Instant != then)
            {
                past = new Past(new MarketMoment(history.AsOf(then), then));
                Volatile.Write(ref _past, past);
            }
            return past.Moment;
        }
    }

    /// <summary>The symbols that a wildcard stands for.</summary>
    public IEnumerable<string> Symbols => market.Listings.Select(listing => listing.Symbol);

    /// <summary>Finds an instrument by its streamer symbol. Other spellings are not known.</summary>
    public bool TryFind(string symbol, [NotNullWhen(true)] out FeedInstrument? instrument)
    {
        if (_instruments.TryGetValue(symbol, out instrument)) return true;
        instrument = Resolve(symbol);
        if (instrument is null) return false;
        instrument = _instruments.GetOrAdd(symbol, instrument);
        return true;
    }

    private FeedInstrument? Resolve(string symbol)
    {
        if (market.TryGetListing(symbol, out var listing))
            return new FeedInstrument(symbol, listing.IsIndex ? InstrumentKind.Index : InstrumentKind.Equity, listing.Description, view => view.QuoteOf(listing));
        if (symbol.Length < 2 || symbol[0] != '.' || symbol[1] == '/' || !StreamerOptions.TryOcc(symbol, out var occ)) return null;
        return market.TryGetOption(occ, out var option) && option.StreamerSymbol == symbol
            ? new FeedInstrument(symbol, InstrumentKind.Option, null, view => view.QuoteOf(option)) { Underlying = option.Series.Underlying }
            : null;
    }

    private sealed record Past(MarketMoment Moment);
}
