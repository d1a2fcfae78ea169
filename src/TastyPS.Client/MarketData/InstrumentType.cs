namespace TastyPS.Client.MarketData;

/// <summary>The kinds of instrument that market data can be asked for.</summary>
public enum InstrumentType
{
    /// <summary>Stocks and funds; indexes are answered too.</summary>
    Equity,

    /// <summary>Indexes such as <c>SPX</c> and <c>VIX</c>.</summary>
    Index,

    /// <summary>Options on equities and indexes.</summary>
    EquityOption,

    /// <summary>Futures.</summary>
    Future,

    /// <summary>Options on futures.</summary>
    FutureOption,

    /// <summary>Cryptocurrencies.</summary>
    Cryptocurrency,
}
