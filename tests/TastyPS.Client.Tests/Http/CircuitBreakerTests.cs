using System.Net.Sockets;
using TastyPS.Client.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class CircuitBreakerTests
{
    public static TheoryData<string> Families => [.. Enum.GetNames<ApiFamily>()];

    [Fact]
    public async Task After_two_calls_that_used_up_their_retries_a_family_pauses_and_says_so()
    {
        using var rig = new Rig();
        rig.Server.Answers(HtmlReply(502));
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        var failure = await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Equal("option-chains/SPX/nested: calls for option chains failed repeatedly and pause for up to 15 s; nothing was sent.", failure.Message);
        Assert.True(failure.IsTransient);
        Assert.Equal(8, rig.Server.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_pause_is_told_in_words_and_not_by_the_name_of_the_family_in_the_code(string family)
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(503, "{}"));
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync("route", Enum.Parse<ApiFamily>(family)));

        var failure = await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync("route", Enum.Parse<ApiFamily>(family)));

        Assert.StartsWith("route: calls ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(family, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_names_the_failure_before_it()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionRefused))));
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<TastyNetworkException>(() => rig.GetAsync());

        var failure = await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.EndsWith("The last failure: api.cert.tastyworks.com:443 refused the connection (ConnectionRefused): nothing listens there.", failure.Message, StringComparison.Ordinal);
        Assert.IsType<TastyNetworkException>(ResilienceRules.CauseOf(failure));
        Assert.Equal(TimeSpan.FromSeconds(15), ResilienceRules.UselessFor(failure));
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
