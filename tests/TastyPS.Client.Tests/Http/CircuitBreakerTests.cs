using TastyPS.Client.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class CircuitBreakerTests
{
    [Fact]
    public async Task After_two_calls_that_used_up_their_retries_a_family_pauses_and_says_so()
    {
        using var rig = new Rig();
        rig.Server.Answers(HtmlReply(502));
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        var failure = await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Contains("OptionChains", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsTransient);
        Assert.Equal(8, rig.Server.Calls.Count);
    }

    [Fact]
    public async Task The_other_families_go_on()
    {
        using var rig = await WithOpenBreakerAsync();
        rig.Server.Answers(JsonReply(200, "\"quotes\""));

        Assert.Equal("\"quotes\"", await rig.GetAsync("market-data/by-type", ApiFamily.MarketData));
    }

    [Fact]
    public async Task After_its_pause_one_success_opens_the_way_again()
    {
        using var rig = await WithOpenBreakerAsync();
        rig.Server.Answers(JsonReply(200, "\"chain\""));
        rig.Clock.Advance(TimeSpan.FromSeconds(15.001));

        Assert.Equal("\"chain\"", await rig.GetAsync());
        Assert.Equal("\"chain\"", await rig.GetAsync());
    }

    [Fact]
    public async Task After_its_pause_one_more_failure_begins_another()
    {
        using var rig = await WithOpenBreakerAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(15.001));
        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());
        var sent = rig.Server.Calls.Count;

        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Equal(9, sent);
        Assert.Equal(sent, rig.Server.Calls.Count);
    }

    [Fact]
    public async Task An_open_breaker_does_not_keep_an_order_from_being_sent()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(503, "{}"));
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync("accounts/5WT00001/orders", ApiFamily.Orders));

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, await rig.PostAsync());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(404)]
    public async Task Replies_that_speak_against_the_call_do_not_pause_the_family(int status)
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(status, "{}"));
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync());

        Assert.Equal(20, rig.Server.Calls.Count);
    }

    private static async Task<Rig> WithOpenBreakerAsync()
    {
        var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(503, "{}"));
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        return rig;
    }
}
