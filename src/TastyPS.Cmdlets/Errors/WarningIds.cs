namespace TastyPS.Errors;

/// <summary>The fixed ids at the end of warnings. Scripts may look for them: they are never reworded.</summary>
internal static class WarningIds
{
    public const string Lost = "TastyStreamLost";
    public const string Restored = "TastyStreamRestored";
    public const string Delayed = "TastyStreamDelayed";
    public const string ServerError = "TastyStreamServerError";
    public const string Slowed = "TastyStreamSlowed";
    public const string Pacing = "TastyStreamPacing";
    public const string Waiting = "TastyStreamWaiting";
    public const string NoRoom = "TastyStreamNoRoom";
    public const string NoData = "TastyStreamNoData";
    public const string Unreadable = "TastyStreamUnreadable";
    public const string StateIncomplete = "TastyStreamStateIncomplete";
    public const string MarketClosed = "TastyMarketClosed";
    public const string CandleGap = "TastyCandleGap";
    public const string CandleHistoryCut = "TastyCandleHistoryCut";
    public const string NoCandles = "TastyNoCandles";
    public const string PositionLeftOpen = "TastyPositionLeftOpen";
    public const string ClosingUnclear = "TastyClosingUnclear";
    public const string OrderLookedUp = "TastyOrderLookedUp";
    public const string OrderStillWorks = "TastyOrderStillWorks";
    public const string OrderFillsMissing = "TastyOrderFillsMissing";
    public const string OrderNotWatched = "TastyOrderNotWatched";
    public const string OrderWarning = "TastyOrderWarning";
    public const string OrderStatusUnknown = "TastyOrderStatusUnknown";
    public const string OrderLimitAccount = "TastyOrderLimitAccount";
}
