namespace TastyPS.Client.Http;

/// <summary>Families of routes that share a circuit breaker and, where one is assumed, a request limit of their own.</summary>
public enum ApiFamily
{
    /// <summary>Everything without a family of its own.</summary>
    Other,

    /// <summary>The token endpoint.</summary>
    Token,

    /// <summary>Customers, accounts, balances, positions, trading status.</summary>
    Accounts,

    /// <summary>Instruments and symbol search.</summary>
    Instruments,

    /// <summary>Option chains of equities, indexes and futures.</summary>
    OptionChains,

    /// <summary>Market data by type.</summary>
    MarketData,

    /// <summary>Everything that moves an order, and looking for what became of it.</summary>
    Orders,

    /// <summary>Tokens of the market data stream.</summary>
    StreamTokens,
}
