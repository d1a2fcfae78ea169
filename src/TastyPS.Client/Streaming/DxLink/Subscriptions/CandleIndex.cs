using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The key of a candle: its time in whole seconds, its milliseconds, its sequence, from the highest bit down.</summary>
internal static class CandleIndex
{
    /// <summary>The index that came; made from the time if the service left the field out.</summary>
    public static long Of(in CandleEvent candle)
    {
        if (candle.Index != 0 || candle.Time is not { } time)
            return candle.Index;

        var seconds = Math.DivRem(time.ToUnixTimeMilliseconds(), 1000, out var milliseconds);
        return (seconds << 32) | (milliseconds << 22) | (long)(candle.Sequence ?? 0);
    }

    /// <summary>The time in an index.</summary>
    public static DateTimeOffset TimeOf(long index) =>
        DateTimeOffset.FromUnixTimeMilliseconds(((index >> 32) * 1000) + ((index >> 22) & 0x3FF));
}
