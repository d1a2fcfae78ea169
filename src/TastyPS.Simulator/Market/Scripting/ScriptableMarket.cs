using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Scripting;

/// <summary>Any market, with a script that sets prices, lets them jump and halts trading. The past stays the market's own.</summary>
public class ScriptableMarket : IMarket
{
    private readonly ScriptedFutures? _futures;
    private readonly ScriptedCrypto? _coins;

    private ScriptableMarket(IMarket inner)
    {
        Inner = inner;
        Script = new MarketScript(inner);
        _futures = inner.Futures is null ? null : new ScriptedFutures(inner.Futures, Script);
        _coins = inner.Cryptocurrencies is null ? null : new ScriptedCrypto(inner.Cryptocurrencies, Script);
    }

    /// <summary>The market as it is without the script.</summary>
    public IMarket Inner { get; }

    /// <summary>What is made of it.</summary>
    public MarketScript Script { get; }

    /// <inheritdoc/>
    public TimeProvider Clock => Inner.Clock;

    /// <inheritdoc/>
    public DateTimeOffset QuoteTime => Inner.QuoteTime;

    /// <inheritdoc/>
    public IReadOnlyList<Listing> Listings => Inner.Listings;

    /// <inheritdoc/>
    public IFuturesMarket? Futures => _futures;

    /// <inheritdoc/>
    public ICryptoMarket? Cryptocurrencies => _coins;

    /// <inheritdoc/>
    public IPriceHistory History => Inner.History;

    /// <summary>Wraps a market, unless it is wrapped already.</summary>
    public static ScriptableMarket Over(IMarket market) => market switch
    {
        null => throw new ArgumentNullException(nameof(market)),
        ScriptableMarket scriptable => scriptable,
        IMarketHistory history => new Remembering(market, history),
        _ => new ScriptableMarket(market),
    };

    /// <inheritdoc/>
    public bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing) => Inner.TryGetListing(symbol, out listing);

    /// <inheritdoc/>
    public IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol) => Inner.SeriesOf(underlyingSymbol);

    /// <inheritdoc/>
    public bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option) => Inner.TryGetOption(symbol, out option);

    /// <inheritdoc/>
    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument) => Inner.TryResolveStreamer(streamerSymbol, out instrument);

    /// <inheritdoc/>
    public Quotation QuoteOf(Listing listing) => Script.Apply(listing.Symbol, Inner.QuoteOf(listing));

    /// <inheritdoc/>
    public Quotation QuoteOf(OptionListing option) => Script.Apply(option.Symbol, Inner.QuoteOf(option));

    /// <inheritdoc/>
    public Quotation QuoteOf(StreamedInstrument instrument) => Script.Apply(instrument.Symbol, Inner.QuoteOf(instrument));

    /// <summary>The market's own name.</summary>
    public override string ToString() => Inner.ToString() ?? "";

    // A market that can be looked at as it was stays one; the script knows only the present.
    private sealed class Remembering(IMarket inner, IMarketHistory history) : ScriptableMarket(inner), IMarketHistory
    {
        public IMarket AsOf(DateTimeOffset instant) => history.AsOf(instant);
    }

    private sealed class ScriptedFutures(IFuturesMarket inner, MarketScript script) : IFuturesMarket
    {
        public IReadOnlyList<FutureProduct> Products => inner.Products;

        public IReadOnlyList<FutureContract> ContractsOf(FutureProduct product) => inner.ContractsOf(product);

        public IReadOnlyList<FutureOptionSeries> SeriesOf(FutureProduct product) => inner.SeriesOf(product);

        public bool TryGetFuture(string symbol, [NotNullWhen(true)] out FutureContract? future) => inner.TryGetFuture(symbol, out future);

        public bool TryGetOption(string symbol, [NotNullWhen(true)] out FutureOption? option) => inner.TryGetOption(symbol, out option);

        public Quotation QuoteOf(FutureContract future) => script.Apply(future.Symbol, inner.QuoteOf(future));

        public Quotation QuoteOf(FutureOption option) => script.Apply(option.Symbol, inner.QuoteOf(option));
    }

    private sealed class ScriptedCrypto(ICryptoMarket inner, MarketScript script) : ICryptoMarket
    {
        public IReadOnlyList<Cryptocurrency> All => inner.All;

        public bool TryGet(string symbol, [NotNullWhen(true)] out Cryptocurrency? coin) => inner.TryGet(symbol, out coin);

        public Quotation QuoteOf(Cryptocurrency coin) => script.Apply(coin.Symbol, inner.QuoteOf(coin));
    }
}
