using System.Net;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Tests.Rest;

public class LimitTests
{
    [Theory]
    [InlineData("market-data/by-type?equity=AAPL", 2)]
    [InlineData("option-chains/AAPL/nested", 2)]
    [InlineData("instruments/equities/AAPL", 3)]
    [InlineData("instruments/equities", 2)]
    [InlineData("customers/me", 30)]
    [InlineData("market-time/equities/holidays", 49)] // 50 in all, and signing in was the first
    public async Task Each_kind_of_request_has_its_assumed_limit(string path, int limit)
    {
        using var session = await SimulatorSession.SignInAsync(options => options.EnforceLimits = true);

        for (var request = 0; request < limit; request++) await session.GetAsync(path);
        using var refused = await session.Client.GetAsync(new Uri(path, UriKind.Relative), SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_window_slides_with_the_clock()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.EnforceLimits = true);
        await session.GetAsync("option-chains/AAPL/nested");
        session.TokenClock.Advance(TimeSpan.FromMilliseconds(600));
        await session.GetAsync("option-chains/AAPL/nested");
        await session.GetErrorAsync("option-chains/AAPL/nested", HttpStatusCode.TooManyRequests);

        session.TokenClock.Advance(TimeSpan.FromMilliseconds(400));

        await session.GetAsync("option-chains/AAPL/nested");
        await session.GetErrorAsync("option-chains/AAPL/nested", HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_second_token_within_five_seconds_is_refused_and_may_say_when_to_come_again()
    {
        using var session = await SimulatorSession.SignInAsync(options =>
        {
            options.EnforceLimits = true;
            options.RetryAfterSeconds = 5;
        });

        using var refused = await session.RequestTokenAsync();
        session.TokenClock.Advance(TimeSpan.FromSeconds(5));
        using var served = await session.RequestTokenAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task It_counts_what_its_limits_refused_and_not_what_a_fault_did()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.EnforceLimits = true);
        await session.GetAsync("option-chains/AAPL/nested");
        await session.GetAsync("option-chains/AAPL/nested");
        await session.GetErrorAsync("option-chains/AAPL/nested", HttpStatusCode.TooManyRequests);
        session.Simulator.Faults.Add(Fault.Status("/customers", 429));
        await session.GetErrorAsync("customers/me", HttpStatusCode.TooManyRequests);

        Assert.Equal(1, session.Simulator.RefusedRequestCount);
    }

    [Fact]
    public async Task Without_the_switch_there_is_no_limit()
    {
        using var session = await SimulatorSession.SignInAsync();

        for (var request = 0; request < 60; request++) await session.GetAsync("option-chains/AAPL/nested");

        Assert.Equal(61, session.Simulator.RequestCount);
    }
}
