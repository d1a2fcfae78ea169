using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink.Subscriptions;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

public sealed class StreamBudgetTests
{
    private static readonly StreamLimits Small = StreamLimits.Assumed with { Sessions = 2, ChangesPerWindow = 500, Slack = TimeSpan.Zero };

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Request_limits_carry_those_of_streams()
    {
        Assert.Same(StreamLimits.Assumed, RequestLimits.Assumed.Stream);
        Assert.Same(StreamLimits.None, RequestLimits.None.Stream);
        var custom = RequestLimits.Assumed.WithStream(Small);
        Assert.Same(Small, custom.WithSlack(TimeSpan.Zero).WithOverall(null).With(ApiFamily.Token, null).Stream);
    }

    [Fact]
    public void Limits_are_named_by_what_they_are()
    {
        Assert.Equal("Assumed", StreamLimits.Assumed.ToString());
        Assert.Equal("None", StreamLimits.None.ToString());
        Assert.Equal("Custom", Small.ToString());
        Assert.Equal("Assumed", (Small with { Sessions = 5, ChangesPerWindow = 10_000, Slack = TimeSpan.FromMilliseconds(250) }).ToString());
    }

    [Fact]
    public void A_limit_below_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamLimits.Assumed with { Sessions = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamLimits.Assumed with { Window = TimeSpan.FromSeconds(-1) });
    }

    [Fact]
    public void Messages_of_a_session_are_a_pause_apart()
    {
        using var slot = new StreamBudget(StreamLimits.Assumed, _clock).TryAcquire()!;
        Assert.Equal(200, slot.Room);

        slot.Record(200);
        Assert.Equal(0, slot.Room);
        Assert.Equal(TimeSpan.FromMilliseconds(150), slot.Wait);
        _clock.Advance(TimeSpan.FromMilliseconds(149));
        Assert.Equal(0, slot.Room);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, slot.Room);
    }

    [Fact]
    public void A_full_window_opens_as_its_oldest_message_leaves_it()
    {
        using var slot = new StreamBudget(Small, _clock).TryAcquire()!;
        slot.Record(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        slot.Record(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(100, slot.Room);
        slot.Record(100);

        Assert.Equal(TimeSpan.FromSeconds(58), slot.Wait);
        _clock.Advance(TimeSpan.FromSeconds(58));
        Assert.Equal(200, slot.Room);
        slot.Record(200);
        Assert.Equal(TimeSpan.FromSeconds(1), slot.Wait);
    }

    [Fact]
    public void A_slot_remembers_its_window_after_its_session()
    {
        var budget = new StreamBudget(Small with { Sessions = 1 }, _clock);
        using (var first = budget.TryAcquire()!)
            first.Record(500);

        _clock.Advance(TimeSpan.FromSeconds(20));
        using var second = budget.TryAcquire()!;
        Assert.Equal(TimeSpan.FromSeconds(40), second.Wait);
    }

    [Fact]
    public void The_slot_with_the_most_room_is_given_first()
    {
        var budget = new StreamBudget(Small, _clock);
        int used;
        using (var first = budget.TryAcquire()!)
        {
            used = first.Number;
            first.Record(1);
        }

        using var second = budget.TryAcquire()!;
        Assert.NotEqual(used, second.Number);
    }

    [Fact]
    public async Task Who_finds_no_slot_free_gets_the_next_one()
    {
        var budget = new StreamBudget(Small with { Sessions = 1 }, _clock);
        var first = budget.TryAcquire()!;
        Assert.Null(budget.TryAcquire());
        using var gaveUp = new CancellationTokenSource();
        var cancelled = budget.AcquireAsync(gaveUp.Token);
        var second = budget.AcquireAsync(Token);
        await gaveUp.CancelAsync();
        Assert.False(second.IsCompleted);

        first.Dispose();
        first.Dispose();
        using var slot = await second;
        Assert.Equal(0, budget.FreeSlots);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public void The_pause_doubles_up_to_its_longest_and_is_as_before_for_the_next_user()
    {
        var budget = new StreamBudget(StreamLimits.Assumed with { Sessions = 1, LongestMessagePause = TimeSpan.FromMilliseconds(400) }, _clock);
        using (var slot = budget.TryAcquire()!)
        {
            Assert.True(slot.Slow());
            Assert.Equal(TimeSpan.FromMilliseconds(300), slot.Pause);
            Assert.True(slot.Slow());
            Assert.Equal(TimeSpan.FromMilliseconds(400), slot.Pause);
            Assert.False(slot.Slow());
        }

        using var next = budget.TryAcquire()!;
        Assert.Equal(TimeSpan.FromMilliseconds(150), next.Pause);
    }

    // 178 items fit into 8 KB. 10,000 are 57 messages, 56 pauses of 0.15 s apart. 84,000 are 16,800 for each of 5 sessions: 10,000 in the first minute, and from
    // 60.25 s on (the window and its slack) another 6,800 in 39 messages.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(890, 0)]
    [InlineData(50_000, 8.4)]
    [InlineData(84_000, 65.95)]
    public void The_wait_for_many_items_follows_from_the_limits(int items, double seconds)
    {
        var budget = new StreamBudget(StreamLimits.Assumed, _clock);

        Assert.Equal(TimeSpan.FromSeconds(seconds), budget.EstimateWait(items));
        Assert.Equal(TimeSpan.FromSeconds(seconds), budget.EstimateIdleWait(items));
    }

    [Fact]
    public void A_second_run_within_the_minute_has_to_wait_for_what_the_first_used()
    {
        var budget = new StreamBudget(Small, _clock);
        foreach (var slot in new[] { budget.TryAcquire()!, budget.TryAcquire()! })
        {
            slot.Record(500);
            slot.Dispose();
        }

        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(TimeSpan.FromSeconds(45), budget.EstimateWait(2));
        Assert.Equal(TimeSpan.Zero, budget.EstimateIdleWait(2));
    }

    [Fact]
    public void Without_limits_nothing_waits()
    {
        var budget = new StreamBudget(StreamLimits.None, _clock);
        using var slot = budget.TryAcquire()!;
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(TimeSpan.Zero, slot.Wait);
            slot.Record(200);
        }

        Assert.Equal(TimeSpan.Zero, budget.EstimateWait(1_000_000));
    }
}
