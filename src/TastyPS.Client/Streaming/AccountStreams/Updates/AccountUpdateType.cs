namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>What an update of an account is about.</summary>
public enum AccountUpdateType
{
    /// <summary>A kind this version does not know: see <see cref="AccountUpdate.TypeText"/>.</summary>
    Unknown,

    /// <summary>An order: its status, its fills.</summary>
    Order,

    /// <summary>Several orders that depend on each other.</summary>
    ComplexOrder,

    /// <summary>The balance.</summary>
    Balance,

    /// <summary>A position.</summary>
    Position,

    /// <summary>Orders that belong together, and what they have brought so far.</summary>
    OrderChain,

    /// <summary>What the account may trade.</summary>
    TradingStatus,

    /// <summary>The year's realized gain in one instrument.</summary>
    YearGain,

    /// <summary>Money that comes or goes.</summary>
    ExternalTransaction,

    /// <summary>An alert on a price.</summary>
    QuoteAlert,

    /// <summary>A public watchlist.</summary>
    PublicWatchlist,

    /// <summary>A message to the user.</summary>
    UserMessage,
}
