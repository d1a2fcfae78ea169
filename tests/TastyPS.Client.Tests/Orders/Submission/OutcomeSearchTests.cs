using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Http;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>However long a look takes, others follow it.</summary>
public sealed class OutcomeSearchTests
{
    private readonly SteppingClock _clock = new() { LeavesDeadlines = true };

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_that_hangs_does_not_use_up_the_time_of_the_search()
    {
        var finding = FindAsync(async (round, stop) =>
        {
            if (round == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            return "the order";
        });

        _clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal("the order", await _clock.RunAsync(finding).OrFailAsync("another look"));
    }

    [Fact]
    public async Task Looks_that_all_take_long_are_given_more_time()
    {
        var looks = 0;

        var found = await _clock.RunAsync(FindAsync(async (_, stop) =>
        {
            looks++;
            await _clock.Delay(TimeSpan.FromSeconds(12), stop);
            return "the order";
        }));

        Assert.Equal(("the order", 2), (found, looks));
    }

    private Task<string?> FindAsync(Func<int, CancellationToken, Task<string?>> look) => new OutcomeSearch(_clock).FindAsync(look, new OrderSubmitOptions(), None);
}
