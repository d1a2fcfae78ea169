using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Market.Futures;

/// <summary>Futures and options on futures at the time of the market's clock.</summary>
public interface IFuturesMarket
{
    /// <summary>The products, ordered by code.</summary>
    IReadOnlyList<FutureProduct> Products { get; }

    /// <summary>The contracts of a product that have not expired, the nearest first.</summary>
    IReadOnlyList<FutureContract> ContractsOf(FutureProduct product);

    /// <summary>The series of options on a product's contracts that have not expired, ordered by expiry, then root.</summary>
    IReadOnlyList<FutureOptionSeries> SeriesOf(FutureProduct product);

    /// <summary>Finds a contract by its symbol, e.g. <c>/ESZ6</c>.</summary>
    bool TryGetFuture(string symbol, [NotNullWhen(true)] out FutureContract? future);

    /// <summary>Finds an option by its symbol, e.g. <c>./ESZ6 EW4X6 261127C7000</c>.</summary>
    bool TryGetOption(string symbol, [NotNullWhen(true)] out FutureOption? option);

    /// <summary>The last known values of a contract.</summary>
    Quotation QuoteOf(FutureContract future);

    /// <summary>The last known values of an option.</summary>
    Quotation QuoteOf(FutureOption option);
}
