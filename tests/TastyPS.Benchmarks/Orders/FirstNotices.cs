using System.Collections.Concurrent;
using System.Diagnostics;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Benchmarks.Orders;

/// <summary>Reads an account stream and tells when each order was first heard of.</summary>
internal sealed class FirstNotices
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _notices = new();

    public FirstNotices(AccountStream stream) => _ = ReadAsync(stream);

    /// <summary>The timestamp at which the order with this identifier was first heard of.</summary>
    public Task<long> OfAsync(string identifier) => NoticeOf(identifier).Task;

    private async Task ReadAsync(AccountStream stream)
    {
        var updates = new List<AccountUpdate>();
        while (await stream.ReadAsync(updates, CancellationToken.None) > 0)
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var identifier in updates.OfType<AccountOrderUpdate>().Select(update => update.Order.ExternalIdentifier).OfType<string>())
                NoticeOf(identifier).TrySetResult(now);
            updates.Clear();
        }
    }

    private TaskCompletionSource<long> NoticeOf(string identifier) =>
        _notices.GetOrAdd(identifier, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
