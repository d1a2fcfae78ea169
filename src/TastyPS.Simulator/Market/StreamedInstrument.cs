using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market;

/// <summary>What kind of instrument a streamer symbol names.</summary>
public enum StreamedKind
{
    /// <summary>A stock or a fund.</summary>
    Equity,

    /// <summary>An index: a level, and for most of them nobody's bid or ask.</summary>
    Index,

    /// <summary>An option on an equity, a fund or an index.</summary>
    EquityOption,

    /// <summary>A futures contract.</summary>
    Future,

    /// <summary>An option on a futures contract.</summary>
    FutureOption,

    /// <summary>A cryptocurrency.</summary>
    Cryptocurrency,
}

/// <summary>An instrument as the streamer knows it. Its values are asked of the market that resolved it.</summary>
public sealed class StreamedInstrument
{
    private StreamedInstrument(string streamerSymbol, string symbol, string? description, StreamedKind kind) =>
        (StreamerSymbol, Symbol, Description, Kind) = (streamerSymbol, symbol, description, kind);

    /// <summary>The name by which it was asked for.</summary>
    public string StreamerSymbol { get; }

    /// <summary>The symbol that REST uses; of a continuous future, that of the active month.</summary>
    public string Symbol { get; }

    /// <summary>A name in words; null for options.</summary>
    public string? Description { get; }

    /// <summary>What it is.</summary>
    public StreamedKind Kind { get; }

    /// <summary>The equity, fund or index, if it is one.</summary>
    public Listing? Listing { get; private init; }

    /// <summary>The equity option, if it is one.</summary>
    public OptionListing? Option { get; private init; }

    /// <summary>The futures contract, if it is one; of a continuous future, the active month.</summary>
    public FutureContract? Future { get; private init; }

    /// <summary>The option on a future, if it is one.</summary>
    public FutureOption? FutureOption { get; private init; }

    /// <summary>The cryptocurrency, if it is one.</summary>
    public Cryptocurrency? Cryptocurrency { get; private init; }

    /// <summary>An equity, fund or index.</summary>
    public static StreamedInstrument Of(Listing listing) =>
        new(listing.Symbol, listing.Symbol, listing.Description, listing.IsIndex ? StreamedKind.Index : StreamedKind.Equity) { Listing = listing };

    /// <summary>An equity option.</summary>
    public static StreamedInstrument Of(OptionListing option, string streamerSymbol) =>
        new(streamerSymbol, option.Symbol, null, StreamedKind.EquityOption) { Option = option };

    /// <summary>A futures contract, by its own or by the continuous symbol.</summary>
    public static StreamedInstrument Of(FutureContract future, string streamerSymbol) =>
        new(streamerSymbol, future.Symbol, future.Product.Description, StreamedKind.Future) { Future = future };

    /// <summary>An option on a future.</summary>
    public static StreamedInstrument Of(FutureOption option, string streamerSymbol) =>
        new(streamerSymbol, option.Symbol, null, StreamedKind.FutureOption) { FutureOption = option };

    /// <summary>A cryptocurrency.</summary>
    public static StreamedInstrument Of(Cryptocurrency coin) =>
        new(coin.StreamerSymbol, coin.Symbol, coin.Description, StreamedKind.Cryptocurrency) { Cryptocurrency = coin };

    /// <summary>The streamer symbol.</summary>
    public override string ToString() => StreamerSymbol;
}
