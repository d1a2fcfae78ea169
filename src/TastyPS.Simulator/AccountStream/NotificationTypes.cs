namespace TastyPS.Simulator.AccountStream;

/// <summary>The types of notification.</summary>
public static class NotificationTypes
{
    /// <summary>An order, whole, after each change.</summary>
    public const string Order = "Order";

    /// <summary>A complex order, whole, after each change.</summary>
    public const string ComplexOrder = "ComplexOrder";

    /// <summary>The balance of an account.</summary>
    public const string AccountBalance = "AccountBalance";

    /// <summary>A position.</summary>
    public const string CurrentPosition = "CurrentPosition";

    /// <summary>The orders and positions of one trade.</summary>
    public const string OrderChain = "OrderChain";

    /// <summary>What an account may do.</summary>
    public const string TradingStatus = "TradingStatus";

    /// <summary>What was gained in an underlying this year.</summary>
    public const string UnderlyingYearGainSummary = "UnderlyingYearGainSummary";

    /// <summary>A deposit or withdrawal.</summary>
    public const string ExternalTransaction = "ExternalTransaction";

    /// <summary>An alert of the user.</summary>
    public const string QuoteAlert = "QuoteAlert";

    /// <summary>A public watchlist.</summary>
    public const string PublicWatchlists = "PublicWatchlists";

    /// <summary>A message to the user; the name is not confirmed.</summary>
    public const string UserMessage = "UserMessage";
}
