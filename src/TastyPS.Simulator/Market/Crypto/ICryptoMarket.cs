using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Market.Crypto;

/// <summary>Cryptocurrencies; they trade round the clock.</summary>
public interface ICryptoMarket
{
    /// <summary>All of them, ordered by symbol.</summary>
    IReadOnlyList<Cryptocurrency> All { get; }

    /// <summary>Finds one by its symbol, e.g. <c>BTC/USD</c>.</summary>
    bool TryGet(string symbol, [NotNullWhen(true)] out Cryptocurrency? coin);

    /// <summary>The last known values.</summary>
    Quotation QuoteOf(Cryptocurrency coin);
}
