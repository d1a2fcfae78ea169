namespace TastyPS.Client.Streaming.Candles;

/// <summary>A stretch of trading time of which there are no candles.</summary>
/// <param name="From">Where the first missing candle starts.</param>
/// <param name="To">Where the last missing candle ends.</param>
/// <param name="Missing">How many candles are missing.</param>
public sealed record CandleGap(DateTimeOffset From, DateTimeOffset To, int Missing);
