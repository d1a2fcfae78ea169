namespace TastyPS.Client.Orders;

/// <summary>The kinds of instruments that a leg may name.</summary>
public enum OrderInstrumentType
{
    /// <summary>Stocks and funds.</summary>
    Equity,

    /// <summary>Options on stocks, funds and indexes.</summary>
    EquityOption,

    /// <summary>Futures.</summary>
    Future,

    /// <summary>Options on futures.</summary>
    FutureOption,

    /// <summary>Cryptocurrencies.</summary>
    Cryptocurrency,

    /// <summary>Event contracts.</summary>
    EventContract,

    /// <summary>Bonds and bills.</summary>
    FixedIncomeSecurity,

    /// <summary>Liquidity pools.</summary>
    LiquidityPool,
}
