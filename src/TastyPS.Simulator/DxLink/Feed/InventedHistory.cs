using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Bars of a minute that never were, for clients that are to be flooded.</summary>
internal static class InventedHistory
{
    private const long Minute = 60_000;

    /// <summary>So many bars, the newest first.</summary>
    public static IReadOnlyList<FeedEvent> Candles(string symbol, DateTimeOffset until, int count)
    {
        var last = until.ToUnixTimeMilliseconds() / Minute * Minute;
        var bars = new FeedEvent[count];
        for (var number = 0; number < count; number++)
        {
            var time = last - number * Minute;
            var open = 100 + time / Minute % 50 / 100m;
            bars[number] = new FeedEvent
            {
                Symbol = symbol,
                Time = time,
                Bar = new PriceBar(DateTimeOffset.FromUnixTimeMilliseconds(time), open, open + 0.25m, open - 0.25m, open + 0.125m, 1000, open, 10),
            };
        }
        return bars;
    }
}
