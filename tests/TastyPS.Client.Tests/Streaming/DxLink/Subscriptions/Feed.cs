using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>Items and events in few words.</summary>
internal static class Feed
{
    /// <summary>2026-12-18, 15:00 UTC: a multiple of five minutes and of a minute.</summary>
    public static readonly DateTimeOffset Start = new(2026, 12, 18, 15, 0, 0, TimeSpan.Zero);

    public static FeedItem Quote(string symbol) => new(MarketEventType.Quote, symbol);

    public static FeedItem[] Quotes(int count, int from = 0) => [.. Enumerable.Range(from, count).Select(i => Quote(FormattableString.Invariant($"S{i}")))];

    public static FeedItem Candle(string symbol, DateTimeOffset? from = null) => new(MarketEventType.Candle, symbol, from ?? Start.AddDays(-30));

    public static QuoteEvent Bid(string symbol, double bid) => new(new QuoteValues { Symbol = symbol, Bid = bid });

    /// <summary>A bar that starts so many minutes after <see cref="Start"/>.</summary>
    public static CandleEvent Bar(string symbol, int minute, double close, EventFlags flags = EventFlags.None) => At(symbol, Start.AddMinutes(minute), close, flags);

    public static CandleEvent At(string symbol, DateTimeOffset time, double close, EventFlags flags = EventFlags.None) => new(new CandleValues
    {
        Symbol = symbol,
        Flags = flags,
        Time = time.ToUnixTimeMilliseconds(),
        Index = time.ToUnixTimeSeconds() << 32,
        Close = close,
    });

    /// <summary>The end marker as recorded: REMOVE and SNAPSHOT_END, no prices.</summary>
    public static CandleEvent EndMarker(string symbol, DateTimeOffset time) => At(symbol, time, double.NaN, EventFlags.RemoveEvent | EventFlags.SnapshotEnd);
}
