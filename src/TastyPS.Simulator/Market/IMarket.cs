using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market;

/// <summary>What the servers of the simulator ask of a market: who is listed, and at what prices, at the time of its clock.</summary>
public interface IMarket
{
    /// <summary>The market's clock. Prices are a pure function of the seed (or file) and of this clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>
    /// The instant of the values of equities, indices and their options that are known now: the clock's time in a session, else the last
    /// session's close. Futures and cryptocurrencies keep other hours; their quotations say when they were true.
    /// </summary>
    DateTimeOffset QuoteTime { get; }

    /// <summary>Every equity, fund and index, ordered by symbol.</summary>
    IReadOnlyList<Listing> Listings { get; }

    /// <summary>Futures and their options; null for a market that has none.</summary>
    IFuturesMarket? Futures { get; }

    /// <summary>Cryptocurrencies; null for a market that has none.</summary>
    ICryptoMarket? Cryptocurrencies { get; }

    /// <summary>How prices came to be what they are; a market without a past has an empty one.</summary>
    IPriceHistory History { get; }

    /// <summary>Finds an equity, fund or index by its symbol, e.g. <c>SPX</c> or <c>BRK/B</c>. Case matters, as on the wire.</summary>
    bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing);

    /// <summary>All option series of an underlying that have not expired, ordered by root, then expiration; empty if it has none.</summary>
    IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol);

    /// <summary>Finds an option by its OCC symbol (21 characters, root padded with blanks).</summary>
    bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option);

    /// <summary>
    /// Finds any instrument by the streamer's name for it: <c>SPX</c>, <c>.SPXW261218C7000</c>, <c>/ESZ26:XCME</c>, <c>/ES:XCME</c>
    /// (the active month), <c>./EW4X26C7000:XCME</c>, <c>BTC/USD:CXTALP</c>. Case matters.
    /// </summary>
    bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument);

    /// <summary>The last known values of an equity, fund or index.</summary>
    Quotation QuoteOf(Listing listing);

    /// <summary>The last known values of an option.</summary>
    Quotation QuoteOf(OptionListing option);

    /// <summary>The last known values of what the streamer knows by a name, the same as its own <c>QuoteOf</c> gives.</summary>
    Quotation QuoteOf(StreamedInstrument instrument);
}
