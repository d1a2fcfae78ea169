using System.Collections.Concurrent;

namespace TastyPS.Simulator.Market.Scripting;

/// <summary>What somebody makes a market do. All members may be used from any thread.</summary>
public sealed class MarketScript
{
    private readonly IMarket _market;
    private readonly ConcurrentDictionary<string, ScriptedPrice> _prices = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Quotation> _halts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TradingHalt> _pastHalts = new(StringComparer.Ordinal);
    private int _version;

    internal MarketScript(IMarket market) => _market = market;

    /// <summary>The market's clock, if it can be set; a recorded market's cannot.</summary>
    public MarketClock? Clock => _market.Clock as MarketClock;

    /// <summary>The symbols whose prices are set.</summary>
    public IReadOnlyCollection<string> PricedSymbols => [.. _prices.Keys];

    /// <summary>The symbols that are halted.</summary>
    public IReadOnlyCollection<string> HaltedSymbols => [.. _halts.Keys];

    /// <summary>Counts up at each change, so that whoever keeps prices sees one while the clock stands still.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>
    /// Sets prices of one instrument from now on, by its symbol or its streamer symbol. What is null stays as it is. A last price
    /// is a trade of now, and the day's range grows to hold it. Other instruments do not follow: a shock moves them all.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody knows the symbol, nothing is set, or the bid is above the ask.</exception>
    public void SetPrice(string symbol, decimal? bid = null, decimal? ask = null, decimal? last = null)
    {
        var key = KeyOf(symbol);
        if (bid is null && ask is null && last is null) throw new ArgumentException("A bid, an ask or a last price is needed.", nameof(symbol));
        if (bid < 0 || ask < 0 || last < 0) throw new ArgumentException("A price is not negative.", nameof(symbol));
        if (bid > ask) throw new ArgumentException("The bid is above the ask.", nameof(bid));
        var now = _market.Clock.GetUtcNow();
        _prices.AddOrUpdate(
            key,
            _ => new ScriptedPrice(now, bid, ask, last, last is null ? null : now),
            (_, before) => new ScriptedPrice(now, bid ?? before.Bid, ask ?? before.Ask, last ?? before.Last, last is null ? before.LastTime : now));
        Interlocked.Increment(ref _version);
    }

    /// <summary>Gives prices back to the market: one instrument's, or all.</summary>
    /// <exception cref="ArgumentException">Nobody knows the symbol.</exception>
    public void ReleasePrice(string? symbol = null)
    {
        if (symbol is null) _prices.Clear();
        else _prices.TryRemove(KeyOf(symbol), out _);
        Interlocked.Increment(ref _version);
    }

    /// <summary>Lets prices jump from now on; options, and futures on what jumps, follow.</summary>
    /// <param name="percent">By how much, e.g. −5.</param>
    /// <param name="symbol">An equity, fund, index, cryptocurrency or root of a future with all that moves with it; the whole market if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing would be left.</exception>
    /// <exception cref="ArgumentException">Nobody knows the symbol.</exception>
    /// <exception cref="InvalidOperationException">The market is a recording.</exception>
    public void Shock(double percent, string? symbol = null)
    {
        if (!(percent > -100) || double.IsInfinity(percent)) throw new ArgumentOutOfRangeException(nameof(percent), "A price cannot lose all its worth.");
        if (_market is not IShockableMarket model) throw new InvalidOperationException("A recorded market cannot be shocked; its prices can be set one by one.");
        if (!model.TryShock(symbol, 1 + percent / 100)) throw new ArgumentException($"Nobody knows {symbol}.", nameof(symbol));
        Interlocked.Increment(ref _version);
    }

    /// <summary>Halts trading: the values stay what they are now.</summary>
    /// <exception cref="ArgumentException">Nobody knows the symbol.</exception>
    public void Halt(string symbol, string? reason = null)
    {
        var instrument = Find(symbol);
        var quotation = Apply(instrument.Symbol, _market.QuoteOf(instrument));
        _halts.TryAdd(instrument.Symbol, quotation with { HaltedAt = _market.Clock.GetUtcNow(), HaltReason = reason });
        Interlocked.Increment(ref _version);
    }

    /// <summary>Ends a halt.</summary>
    /// <exception cref="ArgumentException">Nobody knows the symbol.</exception>
    public void Resume(string symbol)
    {
        var key = KeyOf(symbol);
        if (!_halts.TryRemove(key, out var halted)) return;
        _pastHalts[key] = new TradingHalt(halted.HaltedAt!.Value, _market.Clock.GetUtcNow());
        Interlocked.Increment(ref _version);
    }

    /// <summary>What the market says of an instrument, changed by the script.</summary>
    internal Quotation Apply(string symbol, Quotation quotation)
    {
        if (_halts.TryGetValue(symbol, out var halted)) return halted;
        if (_pastHalts.TryGetValue(symbol, out var past)) quotation = quotation with { LastHalt = past };
        return _prices.TryGetValue(symbol, out var price) ? price.Over(quotation) : quotation;
    }

    private string KeyOf(string symbol) => Find(symbol).Symbol;

    private StreamedInstrument Find(string symbol)
    {
        if (_market.TryGetListing(symbol, out var listing)) return StreamedInstrument.Of(listing);
        if (_market.TryGetOption(symbol, out var option)) return StreamedInstrument.Of(option, option.StreamerSymbol ?? symbol);
        if (_market.Futures is { } futures)
        {
            if (futures.TryGetFuture(symbol, out var future)) return StreamedInstrument.Of(future, future.StreamerSymbol);
            if (futures.TryGetOption(symbol, out var futureOption)) return StreamedInstrument.Of(futureOption, futureOption.StreamerSymbol ?? symbol);
        }

        if (_market.Cryptocurrencies is { } coins && coins.TryGet(symbol, out var coin)) return StreamedInstrument.Of(coin);
        return _market.TryResolveStreamer(symbol, out var streamed) ? streamed : throw new ArgumentException($"Nobody knows {symbol}.", nameof(symbol));
    }

    private sealed record ScriptedPrice(DateTimeOffset At, decimal? Bid, decimal? Ask, decimal? Last, DateTimeOffset? LastTime)
    {
        // A bid that was set pushes an ask that was not out of its way, and the other way round.
        public Quotation Over(Quotation quotation)
        {
            var bid = Bid ?? (quotation.Bid > Ask ? Ask : quotation.Bid);
            var ask = Ask ?? (quotation.Ask < Bid ? Bid : quotation.Ask);
            var last = Last ?? quotation.Last;
            return quotation with
            {
                Bid = bid,
                BidSize = quotation.BidSize ?? (bid is null ? null : 1),
                Ask = ask,
                AskSize = quotation.AskSize ?? (ask is null ? null : 1),
                Last = last,
                LastTime = LastTime ?? quotation.LastTime,
                High = last > quotation.High ? last : quotation.High,
                Low = last < quotation.Low ? last : quotation.Low,
                UpdatedAt = quotation.UpdatedAt > At ? quotation.UpdatedAt : At,
            };
        }
    }
}
