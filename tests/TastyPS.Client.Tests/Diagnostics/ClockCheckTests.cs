using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>Our clock against the service's, which is in the header <c>Date</c> in whole seconds.</summary>
public sealed class ClockCheckTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_few_seconds_do_not_matter(int serviceAhead) =>
        Assert.Contains("agree", await ServiceAheadBy(serviceAhead).PassAsync("Clock"));

    [Theory]
    [InlineData(-6, "6 s ahead of")]
    [InlineData(-3600, "3600 s ahead of")]
    [InlineData(6, "6 s behind")]
    [InlineData(90, "90 s behind")]
    public async Task A_clock_that_is_off_is_told_by_how_much_and_which_way(int serviceAhead, string told)
    {
        var (message, recommendation) = await ServiceAheadBy(serviceAhead).TroubleAsync("Clock", CheckResult.Warning);

        Assert.Contains($"Our clock is {told} the service's", message);
        Assert.Contains("time server", recommendation);
    }

    [Fact]
    public async Task A_slow_reply_is_measured_when_it_comes()
    {
        var checkup = new Checkup();
        checkup.Set(Checkup.Probe, (request, cancellationToken) =>
        {
            checkup.Clock.Advance(TimeSpan.FromMinutes(1));
            return ScriptedServer.JsonReply(200, "{}", reply => reply.Headers.Date = checkup.Clock.GetUtcNow())(request, cancellationToken);
        });

        await checkup.PassAsync("Clock");
    }

    [Fact]
    public async Task Even_a_refusal_tells_the_time()
    {
        var checkup = new Checkup();
        checkup.Set(Checkup.Probe, ScriptedServer.AnyReply(401, "<html></html>", "text/html", reply => reply.Headers.Date = checkup.Clock.Start.AddMinutes(10)));

        Assert.Equal(CheckResult.Warning, (await checkup.RunAsync("Clock")).Result);
    }

    [Fact]
    public async Task Without_the_header_nothing_is_claimed()
    {
        var check = await new Checkup().Set(Checkup.Probe, ScriptedServer.JsonReply(200, "{}")).RunAsync("Clock");

        Assert.Equal(CheckResult.Skipped, check.Result);
        Assert.Contains("Date", check.Message);
    }

    private static Checkup ServiceAheadBy(int seconds)
    {
        var checkup = new Checkup();
        return checkup.Set(Checkup.Probe, ScriptedServer.JsonReply(200, "{}", reply => reply.Headers.Date = checkup.Clock.Start.AddSeconds(seconds)));
    }
}
