using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What makes two items the same subscription: a start time does not, the spelling of a candle's period does not.</summary>
internal readonly record struct FeedKey(MarketEventType Type, string Symbol, string? Source)
{
    public static FeedKey Of(FeedItem item) => new(item.Type, Canonical(item.Type, item.Symbol), item.Source);

    /// <summary>The symbol by which events of the type find their way, however the service spells it.</summary>
    public static string Canonical(MarketEventType type, string symbol) => type == MarketEventType.Candle ? CandleSpelling.Canonical(symbol) : symbol;
}
