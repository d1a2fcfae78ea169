using TastyPS.Client.Streaming.Transport;

namespace TastyPS.Client.Tests.Streaming.Transport;

public class SendQueueTests
{
    private readonly List<byte> _sent = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A03_an_urgent_message_overtakes_those_that_wait()
    {
        var queue = new SendQueue(SendWhenOpenAsync);
        var first = queue.SendAsync([1], isUrgent: false, Cancelled);
        await _begun.Task.WaitAsync(Cancelled);
        var second = queue.SendAsync([2], isUrgent: false, Cancelled);
        var third = queue.SendAsync([3], isUrgent: false, Cancelled);
        var urgent = queue.SendAsync([9], isUrgent: true, Cancelled);
        _open.SetResult();
        await Task.WhenAll(first, second, third, urgent);

        Assert.Equal([1, 9, 2, 3], _sent);
    }

    [Fact]
    public async Task What_has_begun_to_leave_waits_no_longer_even_if_it_takes_long()
    {
        var queue = new SendQueue(SendWhenOpenAsync);
        var first = queue.SendAsync([1], isUrgent: false, Cancelled);
        await _begun.Task.WaitAsync(Cancelled);
        Assert.False(queue.IsWaiting);

        var second = queue.SendAsync([2], isUrgent: true, Cancelled);
        Assert.True(queue.IsWaiting);

        _open.SetResult();
        await Task.WhenAll(first, second);
        Assert.False(queue.IsWaiting);
    }

    [Fact]
    public async Task A_message_that_waits_can_be_taken_back()
    {
        var queue = new SendQueue(SendWhenOpenAsync);
        using var stop = new CancellationTokenSource();
        var first = queue.SendAsync([1], isUrgent: false, Cancelled);
        await _begun.Task.WaitAsync(Cancelled);
        var second = queue.SendAsync([2], isUrgent: false, stop.Token);
        var third = queue.SendAsync([3], isUrgent: false, Cancelled);
        await stop.CancelAsync();
        _open.SetResult();
        await Task.WhenAll(first, third);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal([1, 3], _sent);
    }

    [Fact]
    public async Task After_a_failure_everything_that_waits_and_everything_to_come_fails()
    {
        var queue = new SendQueue(SendWhenOpenAsync);
        var first = queue.SendAsync([1], isUrgent: false, Cancelled);
        await _begun.Task.WaitAsync(Cancelled);
        var second = queue.SendAsync([2], isUrgent: false, Cancelled);
        _open.SetException(new IOException("gone"));

        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => second);
        await Assert.ThrowsAsync<IOException>(() => queue.SendAsync([3], isUrgent: true, Cancelled));
    }

    private async Task SendWhenOpenAsync(ArraySegment<byte> message)
    {
        _begun.TrySetResult();
        await _open.Task;
        _sent.Add(message[0]);
    }
}
