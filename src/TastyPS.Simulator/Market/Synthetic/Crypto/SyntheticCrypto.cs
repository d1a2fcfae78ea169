using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market.Crypto;

namespace TastyPS.Simulator.Market.Synthetic.Crypto;

/// <summary>The cryptocurrencies of the synthetic market.</summary>
internal sealed class SyntheticCrypto : ICryptoMarket
{
    private const int Seasons = 18;

    private static readonly TickLadder Cents = new([new TickSize(0.01m, null)]);

    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Entry> _bySymbol;

    public SyntheticCrypto(TimeProvider clock, ulong seed, ShockBook shocks)
        : this(clock, [
            Make(seed, shocks, 5, "BTC", "Bitcoin", 92000, 0.15, 8, 8, 9000),
            Make(seed, shocks, 9, "ETH", "Ethereum", 3100, 0.35, 8, 6, 120000),
        ])
    {
    }

    private SyntheticCrypto(TimeProvider clock, IEnumerable<Entry> entries)
    {
        _clock = clock;
        _bySymbol = entries.ToDictionary(entry => entry.Coin.Symbol, StringComparer.Ordinal);
        All = [.. _bySymbol.Values.Select(entry => entry.Coin).OrderBy(coin => coin.Symbol, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Cryptocurrency> All { get; }

    /// <summary>The same coins under another clock.</summary>
    public SyntheticCrypto Under(TimeProvider clock) => new(clock, _bySymbol.Values.Select(entry => new Entry(entry.Coin, new TapeRoll(entry.Price.Source))));

    public void Forget()
    {
        foreach (var entry in _bySymbol.Values)
            entry.Price.Forget();
    }

    public bool TryGet(string symbol, [NotNullWhen(true)] out Cryptocurrency? coin)
    {
        coin = _bySymbol.TryGetValue(symbol, out var entry) ? entry.Coin : null;
        return coin is not null;
    }

    public bool TryResolve(string streamerSymbol, [NotNullWhen(true)] out Cryptocurrency? coin)
    {
        coin = All.FirstOrDefault(candidate => candidate.StreamerSymbol == streamerSymbol);
        return coin is not null;
    }

    public Quotation QuoteOf(Cryptocurrency coin) => EntryOf(coin).Price.QuoteAt(_clock.GetUtcNow());

    /// <summary>The price of a coin.</summary>
    public PriceSource SourceOf(Cryptocurrency coin) => EntryOf(coin).Price.Source;

    private Entry EntryOf(Cryptocurrency coin) =>
        _bySymbol.TryGetValue(coin.Symbol, out var entry) ? entry : throw new ArgumentException($"{coin} is not in this market.", nameof(coin));

    private static Entry Make(
        ulong seed, ShockBook shocks, int id, string code, string name, double level, double ownVolatility, int precision, int increment, double volume)
    {
        var coin = new Cryptocurrency
        {
            Symbol = code + "/USD",
            StreamerSymbol = code + "/USD:CXTALP",
            Description = name + " to USD",
            ShortDescription = name,
            Id = id,
            QuantityPrecision = precision,
            MinimumIncrementPrecision = increment,
        };
        return new Entry(coin, new TapeRoll(new PriceSource
        {
            Symbol = coin.StreamerSymbol,
            Process = new SpotProcess(level, [new NoiseComponent("crypto", 0.45, Seasons), new NoiseComponent(coin.Symbol, ownVolatility, Seasons)], [], coin.Symbol, seed, shocks),
            Hours = SessionHours.AroundTheClock,
            Ticks = Cents,
            Key = Noise.Mix(seed, coin.StreamerSymbol),
            DailyVolume = volume,
            VolumeUnit = 0.001m,
            AverageTrade = 0.05,
            HalfSpread = 0.0004,
        }));
    }

    private sealed record Entry(Cryptocurrency Coin, TapeRoll Price);
}
