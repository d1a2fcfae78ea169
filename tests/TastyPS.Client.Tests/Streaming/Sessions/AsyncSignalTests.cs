using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Tests.Streaming.Sessions;

public sealed class AsyncSignalTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly AsyncSignal _signal = new();

    [Fact]
    public async Task A_wait_tells_a_signal_from_the_end_of_its_time()
    {
        var quiet = WaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await quiet);

        var woken = WaitAsync();
        _signal.Set();
        Assert.True(await woken);
    }

    [Fact]
    public async Task A_signal_given_while_nobody_waits_is_kept_for_one_wait()
    {
        _signal.Set();
        _signal.Set();
        Assert.True(await WaitAsync());

        var next = WaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await next);
    }

    private Task<bool> WaitAsync() => _signal.WaitAsync(TimeSpan.FromMinutes(1), _clock, TestContext.Current.CancellationToken);
}
