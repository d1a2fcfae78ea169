namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>How long the assumed limits make a whole chain, and that the plan keeps them: by arithmetic, not by waiting.</summary>
public sealed class SnapshotPlanTests
{
    private const int Contracts = 21_000;

    [Fact]
    public void The_stream_alone_gets_four_facts_of_a_whole_chain_within_68_seconds_and_keeps_every_limit()
    {
        var plan = new PlanRehearsal(Contracts);

        var took = plan.Play(withRest: false);

        // 50,000 items fit into the first minute of five sessions, the other 34,000 go at its end.
        Assert.InRange(took, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(68));
        Assert.Equal(4 * Contracts, plan.Messages.Sum(message => message.Items));
        AssertLimits(plan);
    }

    [Fact]
    public void With_requests_beside_it_the_same_takes_no_longer_than_a_minute_and_both_keep_every_limit()
    {
        var plan = new PlanRehearsal(Contracts);

        var took = plan.Play(withRest: true);

        // 34,000 facts, three of a contract, a hundred contracts a request, two requests a second: before the windows of the sessions open again.
        Assert.InRange(took, TimeSpan.FromSeconds(56), TimeSpan.FromSeconds(60));
        Assert.InRange(plan.Messages.Sum(message => message.Items) + plan.ByRest, 4 * Contracts, (4 * Contracts) + 300);
        AssertLimits(plan);
        Assert.All(plan.Requests, request => Assert.InRange(request.Instruments, 1, 100));
        Assert.All(plan.Requests, request => Assert.InRange(plan.Requests.Count(other => other.At > request.At - TimeSpan.FromSeconds(1) && other.At <= request.At), 1, 2));
    }

    [Fact]
    public void A_second_run_right_behind_waits_for_the_window_and_keeps_it_too()
    {
        var first = new PlanRehearsal(8_000);
        var end = first.Play(withRest: false);
        var second = new PlanRehearsal(8_000, first.Windows);

        var took = second.Play(withRest: false, startAt: end);

        // Twice 32,000 items are more than five windows hold, and the first run used up most of them at once.
        Assert.InRange(end, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(end + took, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75));
        AssertLimits([.. first.Messages, .. second.Messages]);
    }

    private static void AssertLimits(PlanRehearsal plan) => AssertLimits(plan.Messages);

    // Told from the trace alone, message by message: the window that ends with each, the pause before it, its size, the items of its session.
    private static void AssertLimits(List<(TimeSpan At, int Session, int Items)> trace)
    {
        foreach (var session in trace.GroupBy(message => message.Session))
        {
            var messages = session.OrderBy(message => message.At).ToList();
            Assert.InRange(messages.Sum(message => message.Items), 1, 25_000);
            for (var i = 0; i < messages.Count; i++)
            {
                Assert.InRange(messages[i].Items, 1, 200);
                Assert.InRange(messages.Where(other => other.At > messages[i].At - TimeSpan.FromSeconds(60) && other.At <= messages[i].At).Sum(other => other.Items), 1, 10_000);
                Assert.True(i == 0 || messages[i].At - messages[i - 1].At >= TimeSpan.FromMilliseconds(150));
            }
        }
    }
}
