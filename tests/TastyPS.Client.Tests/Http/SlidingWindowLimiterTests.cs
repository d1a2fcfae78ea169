using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Http;

public sealed class SlidingWindowLimiterTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly RequestLimits TwoASecond = RequestLimits.None.With(ApiFamily.MarketData, new RequestLimit(2, Second));

    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_limits_nothing_waits()
    {
        using var limiter = new SlidingWindowLimiter(RequestLimits.None, _clock);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(limiter.WaitAsync(ApiFamily.MarketData, Token).IsCompletedSuccessfully));
    }

    [Fact]
    public void A_window_that_is_full_opens_when_its_oldest_request_has_left_it()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);
        Assert.True(limiter.WaitAsync(ApiFamily.MarketData, Token).IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.True(limiter.WaitAsync(ApiFamily.MarketData, Token).IsCompleted);
        var third = limiter.WaitAsync(ApiFamily.MarketData, Token);
        var fourth = limiter.WaitAsync(ApiFamily.MarketData, Token);

        _clock.Advance(TimeSpan.FromMilliseconds(599));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(third.IsCompletedSuccessfully);
        Assert.False(fourth.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.True(fourth.IsCompletedSuccessfully);
    }

    [Fact]
    public void Slack_lengthens_the_window()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond.WithSlack(TimeSpan.FromMilliseconds(25)), _clock);
        Send(limiter, ApiFamily.MarketData, 2);
        var third = limiter.WaitAsync(ApiFamily.MarketData, Token);

        _clock.Advance(TimeSpan.FromMilliseconds(1024));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(third.IsCompleted);
    }

    [Fact]
    public void Who_comes_first_goes_first()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);
        var waits = Enumerable.Range(0, 11).Select(_ => limiter.WaitAsync(ApiFamily.MarketData, Token)).ToList();

        for (var passed = 2; passed < 11; passed += 2)
        {
            Assert.All(waits.Take(passed), wait => Assert.True(wait.IsCompletedSuccessfully));
            Assert.All(waits.Skip(passed), wait => Assert.False(wait.IsCompleted));
            _clock.Advance(Second);
        }

        Assert.True(waits[10].IsCompletedSuccessfully);
    }

    [Fact]
    public void A_family_that_waits_does_not_hold_up_another()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond.With(ApiFamily.OptionChains, new RequestLimit(2, Second)), _clock);
        Send(limiter, ApiFamily.MarketData, 2);
        Assert.False(limiter.WaitAsync(ApiFamily.MarketData, Token).IsCompleted);

        Assert.True(limiter.WaitAsync(ApiFamily.OptionChains, Token).IsCompleted);
        Assert.True(limiter.WaitAsync(ApiFamily.Other, Token).IsCompleted);
    }

    [Fact]
    public void The_limit_of_all_calls_counts_every_family()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond.WithOverall(new RequestLimit(3, Second)), _clock);
        Send(limiter, ApiFamily.Accounts, 2);
        Send(limiter, ApiFamily.MarketData, 1);

        var next = limiter.WaitAsync(ApiFamily.MarketData, Token);
        Assert.False(next.IsCompleted);
        _clock.Advance(Second);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_cancelled_wait_frees_its_place_for_the_next()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);
        Send(limiter, ApiFamily.MarketData, 2);
        using var impatient = new CancellationTokenSource();
        var cancelled = Enumerable.Range(0, 2).Select(_ => limiter.WaitAsync(ApiFamily.MarketData, impatient.Token)).ToList();
        var patient = limiter.WaitAsync(ApiFamily.MarketData, Token);

        await impatient.CancelAsync();

        Assert.All(cancelled, wait => Assert.True(wait.IsCanceled));
        Assert.Equal(Second, limiter.Estimate(ApiFamily.MarketData, 1));
        _clock.Advance(Second);
        Assert.True(patient.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_already_takes_no_place()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.WaitAsync(ApiFamily.MarketData, new CancellationToken(canceled: true)));

        Send(limiter, ApiFamily.MarketData, 2);
    }

    [Fact]
    public async Task Disposing_ends_every_wait()
    {
        var limiter = new SlidingWindowLimiter(TwoASecond, _clock);
        Send(limiter, ApiFamily.MarketData, 2);
        var waiting = limiter.WaitAsync(ApiFamily.MarketData, Token);

        limiter.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Throws<ObjectDisposedException>(() => { _ = limiter.WaitAsync(ApiFamily.MarketData, Token); });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(210, 104)]
    public void An_estimate_is_the_time_until_the_last_request_may_go(int requests, int seconds)
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);

        Assert.Equal(TimeSpan.FromSeconds(seconds), limiter.Estimate(ApiFamily.MarketData, requests));
    }

    [Fact]
    public void An_estimate_counts_what_was_sent_and_what_waits()
    {
        using var limiter = new SlidingWindowLimiter(TwoASecond, _clock);
        Send(limiter, ApiFamily.MarketData, 2);
        _ = limiter.WaitAsync(ApiFamily.MarketData, Token);
        _clock.Advance(TimeSpan.FromMilliseconds(300));

        Assert.Equal(TimeSpan.FromMilliseconds(700), limiter.Estimate(ApiFamily.MarketData, 1));
        Assert.Equal(TimeSpan.FromMilliseconds(1700), limiter.Estimate(ApiFamily.MarketData, 2));
        Assert.Equal(TimeSpan.Zero, limiter.Estimate(ApiFamily.Other, 100));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_window_is_ever_exceeded_and_no_place_wasted(int seed)
    {
        var random = new Random(seed);
        var families = new[] { ApiFamily.MarketData, ApiFamily.OptionChains, ApiFamily.Accounts };
        var own = new RequestLimit(4, TimeSpan.FromMilliseconds(700));
        var overall = new RequestLimit(6, Second);
        using var limiter = new SlidingWindowLimiter(families.Aggregate(RequestLimits.None.WithOverall(overall), (limits, family) => limits.With(family, own)), _clock);
        var waiting = new List<(ApiFamily Family, Task Wait, CancellationTokenSource Cancel)>();
        var sent = new List<(ApiFamily Family, TimeSpan At)>();
        var now = TimeSpan.Zero;

        for (var step = 0; step < 4000; step++)
        {
            for (var arrivals = random.Next(-60, 4); arrivals > 0; arrivals--)
            {
                var family = families[random.Next(families.Length)];
                var cancel = new CancellationTokenSource();
                waiting.Add((family, limiter.WaitAsync(family, cancel.Token), cancel));
            }

            if (waiting.Count > 0 && random.Next(40) == 0)
                waiting[random.Next(waiting.Count)].Cancel.Cancel();

            sent.AddRange(waiting.Where(one => one.Wait.IsCompletedSuccessfully).Select(one => (one.Family, now)));
            waiting.RemoveAll(one => one.Wait.IsCompleted);
            foreach (var family in waiting.Select(one => one.Family).Distinct())
                Assert.True(IsFull(sent, own, family, now) || IsFull(sent, overall, null, now), $"{family} waits for nothing at {now}");

            _clock.Advance(TimeSpan.FromMilliseconds(10));
            now += TimeSpan.FromMilliseconds(10);
        }

        Assert.True(sent.Count > 150);
        AssertKept(sent.Select(one => one.At), overall);
        foreach (var family in families)
            AssertKept(sent.Where(one => one.Family == family).Select(one => one.At), own);
    }

    [Fact]
    public async Task Every_attempt_counts_not_only_every_call()
    {
        using var rig = new Rig(limits: RequestLimits.None.With(ApiFamily.OptionChains, new RequestLimit(1, TimeSpan.FromSeconds(100))));
        rig.Server.Answers(ScriptedServer.JsonReply(503, "{}"), ScriptedServer.JsonReply(200, "{}"));

        await rig.GetAsync();

        Assert.Equal(TimeSpan.FromSeconds(100), rig.Server.Calls[1].At - rig.Server.Calls[0].At);
    }

    [Fact]
    public void The_assumed_limits_are_those_of_the_reference()
    {
        var limits = RequestLimits.Assumed;

        Assert.Equal(new RequestLimit(50, Second), limits.Overall);
        Assert.Equal(new RequestLimit(2, Second), limits[ApiFamily.MarketData]);
        Assert.Equal(new RequestLimit(2, Second), limits[ApiFamily.OptionChains]);
        Assert.Equal(new RequestLimit(30, TimeSpan.FromSeconds(30)), limits[ApiFamily.Accounts]);
        Assert.Equal(new RequestLimit(1, TimeSpan.FromSeconds(5)), limits[ApiFamily.Token]);
        Assert.Equal(new RequestLimit(20, Second), limits[ApiFamily.Orders]);
        Assert.Null(limits[ApiFamily.Other]);
    }

    [Fact]
    public void Changing_limits_makes_a_copy()
    {
        var changed = RequestLimits.Assumed.With(ApiFamily.MarketData, null);

        Assert.Null(changed[ApiFamily.MarketData]);
        Assert.Equal("Custom", changed.Name);
        Assert.NotNull(RequestLimits.Assumed[ApiFamily.MarketData]);
    }

    private static void Send(SlidingWindowLimiter limiter, ApiFamily family, int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(limiter.WaitAsync(family, Token).IsCompletedSuccessfully);
    }

    private static bool IsFull(List<(ApiFamily Family, TimeSpan At)> sent, RequestLimit limit, ApiFamily? family, TimeSpan now) =>
        sent.Count(one => (family is null || one.Family == family) && now - one.At < limit.Period) >= limit.Count;

    private static void AssertKept(IEnumerable<TimeSpan> times, RequestLimit limit)
    {
        var sent = times.ToList();
        for (var i = limit.Count; i < sent.Count; i++)
            Assert.True(sent[i] - sent[i - limit.Count] >= limit.Period, $"{limit} broken at {sent[i]}");
    }
}
