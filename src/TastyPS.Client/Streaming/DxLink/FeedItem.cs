using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink;

/// <summary>One thing to subscribe to: the events of one kind of one symbol.</summary>
/// <param name="Type">The kind of event.</param>
/// <param name="Symbol">The streamer symbol; of candles with the period, e.g. <c>SPY{=5m}</c>.</param>
/// <param name="FromTime">From when a history is wanted; null for updates only. It is no part of what identifies a subscription.</param>
/// <param name="Source">The source of orders, e.g. <c>NTV</c>.</param>
public readonly record struct FeedItem(MarketEventType Type, string Symbol, DateTimeOffset? FromTime = null, string? Source = null);
