using System.Diagnostics.CodeAnalysis;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>An invented market: index, fund and stock options with prices from a volatility surface free of static arbitrage.</summary>
/// <remarks>
/// Everything is a function of the seed and of the clock: two markets with the same ones agree to the last digit. The series are those
/// that the exchanges would list on the clock's day; outside the sessions the values are those of the last close. Strikes are listed
/// around the close before, so the board moves with the market; a contract that has left it is still found by its symbol.
/// Safe for parallel use.
/// </remarks>
public sealed class SyntheticMarket : IMarket, IMarketHistory
{
    private readonly Dictionary<string, Underlying> _underlyings;
    private readonly Dictionary<string, Underlying> _byRoot;
    private MarketDay _day;

    /// <summary>Makes a market.</summary>
    /// <param name="seed">What the chance is drawn from.</param>
    /// <param name="clock">The market's clock; the system's by default.</param>
    public SyntheticMarket(int seed = 1, TimeProvider? clock = null)
    {
        Seed = seed;
        Clock = clock ?? TimeProvider.System;
        var key = Noise.Mix(unchecked((ulong)seed), "market");
        _underlyings = UnderlyingCatalog.All().ToDictionary(spec => spec.Listing.Symbol, spec => new Underlying(spec, key), StringComparer.Ordinal);
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

        _day = new MarketDay(NewYorkTime.DayOf(Clock.GetUtcNow()));
    }

    private SyntheticMarket(SyntheticMarket same, DateTimeOffset instant)
    {
        Seed = same.Seed;
        Clock = new FixedStartClock(instant);
        _underlyings = same._underlyings;
        _byRoot = same._byRoot;
        Listings = same.Listings;
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
    public IFuturesMarket? Futures => null;

    /// <inheritdoc/>
    public ICryptoMarket? Cryptocurrencies => null;

    /// <inheritdoc/>
    public IPriceHistory History => new NoPriceHistory(this);

    /// <inheritdoc/>
    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument)
    {
        instrument = null;
        if (TryGetListing(streamerSymbol, out var listing))
            instrument = StreamedInstrument.Of(listing);
        else if (OccSymbols.TryReadStreamer(streamerSymbol, out var occ) && TryGetOption(occ, out var option) && option.StreamerSymbol is not null)
            instrument = StreamedInstrument.Of(option, streamerSymbol);
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
        return UnderlyingQuoter.Quote(underlying, tape, quoteTime);
    }

    /// <inheritdoc/>
    public Quotation QuoteOf(OptionListing option)
    {
        var underlying = UnderlyingOf(option.Series.Underlying);
        var (tape, quoteTime) = TapeOf(underlying);
        return OptionQuoter.Quote(underlying, option, tape, quoteTime);
    }

    /// <inheritdoc/>
    IMarket IMarketHistory.AsOf(DateTimeOffset instant) => new SyntheticMarket(this, instant);

    /// <summary>E.g. <c>Synthetic, seed 1</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"Synthetic, seed {Seed}");

    private static DateTimeOffset QuoteTimeAt(DateTimeOffset now, TradingSession session) => now < session.Close ? now : session.Close;

    private Underlying UnderlyingOf(string symbol) =>
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
