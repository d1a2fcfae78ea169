using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Market;

/// <summary>Makes the markets that a simulator can run on.</summary>
public static class SimulatedMarket
{
    /// <summary>The seed where none is given.</summary>
    public const int DefaultSeed = 1;

    /// <summary>A real market, as a Cboe quote table had it. Its clock stands at the file's time.</summary>
    /// <param name="path">The file as downloaded, or the same compressed with gzip.</param>
    /// <exception cref="ChainFileException">The file is no such table.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IMarket FromChainFile(string path) => new FileMarket(CboeQuoteTable.Load(path));

    /// <summary>An invented market: the same seed and clock give the same prices.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="at">The instant at which it stands still; null to start now and run. Either way the clock is a <see cref="MarketClock"/>, which can be set.</param>
    public static IMarket Synthetic(int seed = DefaultSeed, DateTimeOffset? at = null) =>
        new SyntheticMarket(seed, new MarketClock(at, speed: at is null ? 1 : 0));
}
