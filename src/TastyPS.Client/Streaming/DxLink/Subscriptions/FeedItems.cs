using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What the rules of subscription ask about an item.</summary>
internal static class FeedItems
{
    /// <summary>True if the item's events are an ordered past and its updates, not the latest value of something.</summary>
    public static bool IsHistory(this FeedItem item) =>
        item.FromTime is not null || item.Source is not null || item.Type is MarketEventType.Candle or MarketEventType.Series
            or MarketEventType.Order or MarketEventType.AnalyticOrder or MarketEventType.SpreadOrder;

    /// <summary>True if an event of the type replaces the one before it, so that the newest says all.</summary>
    public static bool IsLasting(this MarketEventType type) =>
        type is MarketEventType.Quote or MarketEventType.Trade or MarketEventType.TradeETH or MarketEventType.Summary or MarketEventType.Profile
            or MarketEventType.Greeks or MarketEventType.TheoPrice or MarketEventType.Underlying;

    /// <summary>The items by name, the first of them if they are many.</summary>
    public static string Names(this IReadOnlyList<FeedItem> items)
    {
        const int Most = 20;
        var names = string.Join(", ", items.Take(Most).Select(item => $"{item.Type} {item.Symbol}"));
        return items.Count > Most ? $"{names} and {items.Count - Most} more" : names;
    }
}
