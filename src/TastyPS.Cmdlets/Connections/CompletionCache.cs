using System.Collections.Concurrent;

namespace TastyPS.Connections;

/// <summary>What completion has learned from the service: one download per word in ten minutes, or in the lifetime given, however often Tab is pressed.</summary>
internal sealed class CompletionCache<T>(TimeProvider clock, Func<string, Task<T>> download, TimeSpan? lifetime = null)
{
    private readonly TimeSpan _lifetime = lifetime ?? TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer as last seen, or a download that is under way.</summary>
    public Task<T> GetAsync(string word)
    {
        var now = clock.GetUtcNow();
        if (_entries.TryGetValue(word, out var known) && now - known.At < _lifetime && !known.Answer.IsFaulted && !known.Answer.IsCanceled)
            return known.Answer;

        var answer = download(word);
        _entries[word] = new Entry(now, answer);
        return answer;
    }

    private sealed record Entry(DateTimeOffset At, Task<T> Answer);
}
