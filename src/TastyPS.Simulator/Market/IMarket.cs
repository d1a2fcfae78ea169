using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Market;

/// <summary>What the servers of the simulator ask of a market: who is listed, and at what prices, at the time of its clock.</summary>
public interface IMarket
{
    /// <summary>The market's clock. Prices are a pure function of the seed (or file) and of this clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>The instant of the values that are known now: the clock's time in a session, else the last session's close.</summary>
    DateTimeOffset QuoteTime { get; }

    /// <summary>Every equity, fund and index, ordered by symbol.</summary>
    IReadOnlyList<Listing> Listings { get; }

    /// <summary>Finds an equity, fund or index by its symbol, e.g. <c>SPX</c> or <c>BRK/B</c>. Case matters, as on the wire.</summary>
    bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing);

    /// <summary>All option series of an underlying that have not expired, ordered by root, then expiration; empty if it has none.</summary>
    IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol);

    /// <summary>Finds an option by its OCC symbol (21 characters, root padded with blanks).</summary>
    bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option);

    /// <summary>The last known values of an equity, fund or index.</summary>
    Quotation QuoteOf(Listing listing);

    /// <summary>The last known values of an option.</summary>
    Quotation QuoteOf(OptionListing option);
}
