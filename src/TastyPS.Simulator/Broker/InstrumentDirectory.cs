using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>Finds what can be traded, and what conditions can watch. Used under the broker's lock.</summary>
internal sealed class InstrumentDirectory(IMarket market)
{
    private readonly Dictionary<(InstrumentKind, string), Instrument> _known = [];
    private readonly Dictionary<string, Instrument> _indices = new(StringComparer.Ordinal);

    /// <summary>Null for what nobody lists, for indices, and for what has expired.</summary>
    public Instrument? Find(InstrumentKind kind, string symbol)
    {
        if (!_known.TryGetValue((kind, symbol), out var instrument))
        {
            instrument = LookUp(kind, symbol);
            if (instrument is null) return null;
            _known.Add((kind, symbol), instrument);
        }
        return instrument.ExpiresAt <= market.Clock.GetUtcNow() ? null : instrument;
    }

    /// <summary>The same with indices, which are listed as equities: nobody trades them, but they have a price.</summary>
    public Instrument? FindWatched(InstrumentKind kind, string symbol)
    {
        if (kind != InstrumentKind.Equity) return Find(kind, symbol);
        if (_indices.TryGetValue(symbol, out var known)) return known;
        if (Find(kind, symbol) is { } traded) return traded;
        if (!market.TryGetListing(symbol, out var listing)) return null;
        return _indices[symbol] = Instrument.Of(listing);
    }

    private Instrument? LookUp(InstrumentKind kind, string symbol)
    {
        switch (kind)
        {
            case InstrumentKind.Equity:
                return market.TryGetListing(symbol, out var listing) && !listing.IsIndex ? Instrument.Of(listing) : null;
            case InstrumentKind.EquityOption:
                if (!market.TryGetOption(symbol, out var option)) return null;
                var key = option.Series;
                var series = market.SeriesOf(key.Underlying).FirstOrDefault(one => one.Root == key.Root && one.Expiration == key.Expiration);
                if (series is null || !market.TryGetListing(key.Underlying, out var underlying)) return null;
                return Instrument.Of(series, option, underlying);
            case InstrumentKind.Future:
                return market.Futures is { } futures && futures.TryGetFuture(symbol, out var future) ? Instrument.Of(future) : null;
            case InstrumentKind.FutureOption:
                return market.Futures is { } board && board.TryGetOption(symbol, out var futureOption) ? Instrument.Of(futureOption) : null;
            default:
                return market.Cryptocurrencies is { } coins && coins.TryGet(symbol, out var coin) ? Instrument.Of(coin) : null;
        }
    }
}
