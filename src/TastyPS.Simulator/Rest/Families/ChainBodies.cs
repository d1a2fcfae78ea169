using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>
/// Encoded chains, kept because a chain of megabytes is the same for every request until the day changes or a series expires.
/// Thread-safe; two simultaneous first requests may both encode.
/// </summary>
internal sealed class ChainBodies(IMarket market)
{
    private const int MostEntries = 24;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public EncodedBody GetOrEncode(string path, IEnumerable<DateTimeOffset> expiries, Func<EncodedBody> encode)
    {
        var now = market.Clock.GetUtcNow();
        if (_entries.TryGetValue(path, out var known) && known.From <= now && now < known.Until) return known.Body;
        var midnight = NewYorkTime.At(NewYorkTime.DayOf(now).AddDays(1), TimeSpan.Zero);
        var until = expiries.Append(midnight).Min();
        var body = encode();
        if (_entries.Count >= MostEntries) _entries.Clear();
        _entries[path] = new Entry(now, until, body);
        return body;
    }

    private sealed record Entry(DateTimeOffset From, DateTimeOffset Until, EncodedBody Body);
}
