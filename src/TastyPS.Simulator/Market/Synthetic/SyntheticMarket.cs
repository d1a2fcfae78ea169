using System.Diagnostics.CodeAnalysis;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic.Crypto;
using TastyPS.Simulator.Market.Synthetic.Futures;
using TastyPS.Simulator.Market.Synthetic.History;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>
/// An invented market: index, fund and stock options and options on futures with prices from a volatility surface free of static
/// arbitrage, futures, cryptocurrencies, and the past of all of them.
/// </summary>
/// <remarks>
/// Everything is a function of the seed and of the clock: two markets with the same ones agree to the last digit. The series are those
/// that the exchanges would list on the clock's day; outside the sessions the values are those of the last close. Futures trade from evening to afternoon, cryptocurrencies
/// always. Prices change ten times a second. Strikes are listed
/// around the close before, so the board moves with the market; a contract that has left it is still found by its symbol.
/// Safe for parallel use.
/// </remarks>
public sealed class SyntheticMarket : IMarket, IMarketHistory, IShockableMarket
{
    private readonly Dictionary<string, Underlying> _underlyings;
    private readonly Dictionary<string, Underlying> _byRoot;
    private readonly ShockBook _shocks = new();
    private readonly SyntheticFutures _futures;
    private readonly SyntheticCrypto _coins;
    private readonly SyntheticHistory _history;
    private MarketDay _day;

    /// <summary>Makes a market.</summary>
    /// <param name="seed">What the chance is drawn from.</param>
    /// <param name="clock">The market's clock; the system's by default.</param>
    public SyntheticMarket(int seed = 1, TimeProvider? clock = null)
    {
        Seed = seed;
        Clock = clock ?? TimeProvider.System;
        var key = Noise.Mix(unchecked((ulong)seed), "market");
        _underlyings = UnderlyingCatalog.All().ToDictionary(spec => spec.Listing.Symbol, spec => new Underlying(spec, key, _shocks), StringComparer.Ordinal);
        _byRoot = new Dictionary<string, Underlying>(StringComparer.Ordinal);
        Listings = _underlyings.Values.Select(underlying => underlying.Spec.Listing).OrderBy(listing => listing.Symbol, StringComparer.Ordinal).ToArray();
        foreach (var underlying in _underlyings.Values)
        {
            if (underlying.Spec.Options is not { } options)
                continue;
            _byRoot[options.Expirations.MonthlyRoot] = underlying;
            _byRoot[options.Expirations.WeeklyRoot] = underlying;
            if (options.Adjusted is { } adjusted)
                _byRoot[adjusted.Root] = underlying;
        }

        _futures = new SyntheticFutures(Clock, [.. FutureCatalog.All().Select(spec => new FutureLine(spec, SpotOf(spec, key), key))]);
        _coins = new SyntheticCrypto(Clock, key, _shocks);
        _history = new SyntheticHistory(this);
        _day = new MarketDay(NewYorkTime.DayOf(Clock.GetUtcNow()));
    }

    private SyntheticMarket(SyntheticMarket same, DateTimeOffset instant)
    {
        Seed = same.Seed;
        _shocks = same._shocks;
        Clock = new FixedStartClock(instant);
        _underlyings = same._underlyings;
        _byRoot = same._byRoot;
        Listings = same.Listings;
        _futures = same._futures.Under(Clock);
        _coins = same._coins.Under(Clock);
        _history = new SyntheticHistory(this);
        _day = same._day.Covers(instant) ? same._day : new MarketDay(NewYorkTime.DayOf(instant));
    }

    /// <summary>What the chance is drawn from.</summary>
    public int Seed { get; }

    /// <inheritdoc/>
    public TimeProvider Clock { get; }

    /// <inheritdoc/>
    public DateTimeOffset QuoteTime
    {
        get
        {
            var now = Clock.GetUtcNow();
            return QuoteTimeAt(now, DayAt(now).SessionAt(now));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Listing> Listings { get; }

    /// <inheritdoc/>
    public IFuturesMarket? Futures => _futures;

    /// <inheritdoc/>
    public ICryptoMarket? Cryptocurrencies => _coins;

    /// <inheritdoc/>
    public IPriceHistory History => _history;

    internal SyntheticFutures SyntheticFutures => _futures;

    internal SyntheticCrypto SyntheticCrypto => _coins;

    /// <inheritdoc/>
    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument)
    {
        instrument = null;
        if (streamerSymbol.Length == 0)
            return false;
        if (streamerSymbol.StartsWith("./", StringComparison.Ordinal))
            instrument = _futures.TryResolveOption(streamerSymbol, out var futureOption) ? StreamedInstrument.Of(futureOption, streamerSymbol) : null;
        else if (streamerSymbol[0] == '/')
            instrument = _futures.TryResolveFuture(streamerSymbol, out var future) ? StreamedInstrument.Of(future, streamerSymbol) : null;
        else if (OccSymbols.TryReadStreamer(streamerSymbol, out var occ))
            instrument = TryGetOption(occ, out var option) && option.StreamerSymbol is not null ? StreamedInstrument.Of(option, streamerSymbol) : null;
        else if (TryGetListing(streamerSymbol, out var listing))
            instrument = StreamedInstrument.Of(listing);
        else if (_coins.TryResolve(streamerSymbol, out var coin))
            instrument = StreamedInstrument.Of(coin);
        return instrument is not null;
    }

    /// <inheritdoc/>
    public Quotation QuoteOf(StreamedInstrument instrument) => StreamedQuotes.Of(this, instrument);

    /// <inheritdoc/>
    public bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing)
    {
        listing = _underlyings.TryGetValue(symbol, out var underlying) ? underlying.Spec.Listing : null;
        return listing is not null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol)
    {
        if (!_underlyings.TryGetValue(underlyingSymbol, out var underlying) || underlying.Spec.Options is null)
            return [];
        var now = Clock.GetUtcNow();
        return DayAt(now).Board(underlying).SeriesAt(now);
    }

    /// <inheritdoc/>
    public bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option)
    {
        option = null;
        if (symbol.Length != OccSymbols.Length || !OccSymbols.TryParse(symbol, out var parts) || !_byRoot.TryGetValue(parts.Root, out var underlying))
            return false;
        var now = Clock.GetUtcNow();
        option = DayAt(now).Board(underlying).Find(new OptionSeriesKey(underlying.Symbol, parts.Root, parts.Expiration), parts.Right, parts.Strike, now);
        return option is not null;
    }

    /// <inheritdoc/>
    public Quotation QuoteOf(Listing listing)
    {
        var underlying = UnderlyingOf(listing.Symbol);
        var (tape, quoteTime) = TapeOf(underlying);
        return PriceQuoter.Quote(underlying.Source, tape, quoteTime);
    }

    /// <inheritdoc/>
    public Quotation QuoteOf(OptionListing option)
    {
        var underlying = UnderlyingOf(option.Series.Underlying);
        var (tape, quoteTime) = TapeOf(underlying);
        return OptionQuoter.Quote(underlying.TermsOf(option), tape, quoteTime);
    }

    /// <inheritdoc/>
    IMarket IMarketHistory.AsOf(DateTimeOffset instant) => new SyntheticMarket(this, instant);

    /// <inheritdoc/>
    bool IShockableMarket.TryShock(string? symbol, double factor)
    {
        if (symbol is not null && !TryFindShockGroup(symbol, out symbol))
            return false;
        _shocks.Add(symbol, Clock.GetUtcNow(), factor);
        _futures.Forget();
        _coins.Forget();
        _history.Forget();
        Volatile.Write(ref _day, new MarketDay(NewYorkTime.DayOf(Clock.GetUtcNow())));
        return true;
    }

    /// <summary>E.g. <c>Synthetic, seed 1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"Synthetic, seed {Seed}");

    private static DateTimeOffset QuoteTimeAt(DateTimeOffset now, TradingSession session) => QuoteInstants.At(now, session);

    private IPriceProcess SpotOf(FutureSpec spec, ulong key) => spec.Index is { } index
        ? _underlyings[index].Source.Process
        : new SpotProcess(spec.Level, spec.SpotNoise, spec.VolatilityNoise, spec.ShockGroup, key, _shocks);

    private bool TryFindShockGroup(string symbol, [NotNullWhen(true)] out string? group)
    {
        group = null;
        if (_underlyings.TryGetValue(symbol, out var underlying))
            group = underlying.Spec.ShockGroup ?? symbol;
        else if (_coins.TryGet(symbol, out _))
            group = symbol;
        else
            group = FutureCatalog.All().FirstOrDefault(spec => spec.Product.RootSymbol == symbol)?.ShockGroup;
        return group is not null;
    }

    internal Underlying UnderlyingOf(string symbol) =>
        _underlyings.TryGetValue(symbol, out var underlying)
            ? underlying
            : throw new ArgumentException($"{symbol} is not in this market.", nameof(symbol));

    private (SessionTape Tape, DateTimeOffset QuoteTime) TapeOf(Underlying underlying)
    {
        var now = Clock.GetUtcNow();
        var day = DayAt(now);
        var session = day.SessionAt(now);
        return (day.Tape(underlying, session), QuoteTimeAt(now, session));
    }

    // Two threads may both make the new day at midnight; either will do, for both are the same.
    private MarketDay DayAt(DateTimeOffset now)
    {
        var day = Volatile.Read(ref _day);
        if (day.Covers(now))
            return day;
        day = new MarketDay(NewYorkTime.DayOf(now));
        Volatile.Write(ref _day, day);
        return day;
    }
}
