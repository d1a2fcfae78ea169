using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>
/// The newest state of each of some things. Of two states the one updated later is the newer; where the service does not say when, what the stream told counts as
/// newer than what was asked for before it came. Not thread-safe.
/// </summary>
internal sealed class NewestStates<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly Dictionary<TKey, Entry> _entries = [];

    public IEnumerable<KeyValuePair<TKey, T>> All => _entries.Select(entry => new KeyValuePair<TKey, T>(entry.Key, entry.Value.State));

    /// <summary>When the state known of something came or was asked for; null if nothing is known.</summary>
    public DateTimeOffset? KnownAt(TKey key) => _entries.TryGetValue(key, out var entry) ? entry.ReceivedAt : null;

    /// <summary>Takes a state in.</summary>
    public Verdict Take(TKey key, T state, DateTimeOffset? updatedAt, UpdateOrigin origin)
    {
        if (_entries.TryGetValue(key, out var known))
        {
            var fromRest = origin.Source == ValueSource.Rest;
            if (updatedAt is { } at && known.UpdatedAt is { } before)
            {
                if (at < before)
                    return Verdict.Outdated;
                if (at == before && fromRest)
                    return Verdict.Repeated;
            }
            else if (fromRest && origin.ReceivedAt < known.ReceivedAt)
            {
                return Verdict.Outdated;
            }
        }

        _entries[key] = new Entry(state, updatedAt, origin.ReceivedAt);
        return Verdict.New;
    }

    private readonly record struct Entry(T State, DateTimeOffset? UpdatedAt, DateTimeOffset ReceivedAt);
}
