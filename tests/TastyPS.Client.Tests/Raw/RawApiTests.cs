using System.Net;
using TastyPS.Client.Http;
using TastyPS.Client.Raw;
using TastyPS.Client.Tests.Http;
using TastyPS.Client.Tests.Wire;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Raw;

public sealed class RawApiTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_is_handed_on_as_it_is_with_its_envelope_opened_beside()
    {
        var transport = new CannedTransport("""{"data":{"items":[{"a-b":"1.0"}]},"context":"/x"}""");

        var reply = await new RawApi(transport).GetAsync("/instruments/equities?symbol[]=A", None);

        Assert.Equal((ApiFamily.Instruments, "instruments/equities?symbol[]=A"), Assert.Single(transport.Requests));
        Assert.Equal(1, transport.RepliesDisposed);
        Assert.Equal("/x", reply.Json!.Value.GetProperty("context").GetString());
        Assert.Equal("""{"items":[{"a-b":"1.0"}]}""", reply.Data!.Value.GetRawText());
        Assert.Equal("1.0", reply.Items!.Value[0].GetProperty("a-b").GetString());
        Assert.Null(reply.Page);
    }

    [Theory]
    [InlineData("accounts/5WT00001/balances", ApiFamily.Accounts)]
    [InlineData("customers/me", ApiFamily.Accounts)]
    [InlineData("accounts/5WT00001/orders/live", ApiFamily.Accounts)]
    [InlineData("market-data/by-type?equity=A", ApiFamily.MarketData)]
    [InlineData("option-chains/SPX/nested", ApiFamily.OptionChains)]
    [InlineData("futures-option-chains/ES/nested", ApiFamily.OptionChains)]
    [InlineData("symbols/search/A", ApiFamily.Instruments)]
    [InlineData("watchlists", ApiFamily.Other)]
    public async Task A_route_is_under_the_limit_of_its_family(string path, ApiFamily family)
    {
        var transport = new CannedTransport("{}");

        await new RawApi(transport).GetAsync(path, None);

        Assert.Equal(family, Assert.Single(transport.Requests).Family);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" / ")]
    [InlineData("https://example.com/accounts")]
    public async Task A_path_is_needed_and_the_path_alone(string path)
    {
        var transport = new CannedTransport("{}");

        await Assert.ThrowsAsync<ArgumentException>(() => new RawApi(transport).GetAsync(path, None));
        Assert.Empty(transport.Requests);
    }

    [Theory]
    [InlineData("watchlists/a\tb")]
    [InlineData("watchlists%00")]
    [InlineData("watchlists/a%250Ab")]
    [InlineData("watchlists/%7F")]
    [InlineData("watchlists/M\u00FCnchen")]
    public async Task A_path_of_control_characters_or_beyond_ASCII_goes_nowhere(string path)
    {
        var transport = new CannedTransport("{}");

        await Assert.ThrowsAsync<ArgumentException>(() => new RawApi(transport).GetAsync(path, None));
        await Assert.ThrowsAsync<ArgumentException>(() => new RawApi(transport).SendAsync(HttpMethod.Post, path, "{}", None));
        Assert.Empty(transport.Requests);
    }

    [Theory]
    [InlineData("watchlists/M%C3%BCnchen%20Mitte")]
    [InlineData("watchlists?name=M\u00FCnchen%0A")]
    public async Task What_is_encoded_goes_as_it_is_and_a_query_may_hold_anything(string path)
    {
        var transport = new CannedTransport("{}");

        await new RawApi(transport).GetAsync(path, None);

        Assert.Equal(path, Assert.Single(transport.Requests).PathAndQuery);
    }

    [Fact]
    public async Task A_body_that_ends_early_is_a_failure()
    {
        await Assert.ThrowsAsync<TastyProtocolException>(() => new RawApi(new CannedTransport("""{"data":{"items":[""")).GetAsync("watchlists", None));
    }

    [Fact]
    public async Task Another_method_sends_its_body_once_whatever_comes()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(503, "{}"));

        await Assert.ThrowsAsync<TastyServerException>(() => rig.Clock.RunAsync(new RawApi(rig.Transport).SendAsync(HttpMethod.Post, "/watchlists", """{"name":"a"}""", None)));

        var call = Assert.Single(rig.Server.Calls);
        Assert.Equal(("POST", "/watchlists", """{"name":"a"}"""), (call.Method, call.Path, call.Body));
    }

    [Fact]
    public async Task A_reply_without_a_body_is_no_failure_of_a_call_that_changes_something()
    {
        using var rig = new Rig();
        rig.Server.Answers((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent)));

        var reply = await rig.Clock.RunAsync(new RawApi(rig.Transport).SendAsync(HttpMethod.Delete, "quote-alerts/1", null, None));

        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        Assert.Null(reply.Json);
        Assert.Null(reply.Data);
    }

    [Fact]
    public async Task Routes_of_orders_are_refused_before_anything_is_sent()
    {
        var transport = new CannedTransport("{}");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => new RawApi(transport).SendAsync(HttpMethod.Post, "/Accounts/5WT00001/orders", "{}", None));

        Assert.DoesNotContain("5WT00001", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_and_a_method_that_is_none_are_refused_before_anything_is_sent()
    {
        var transport = new CannedTransport("{}");

        await Assert.ThrowsAsync<ArgumentException>(() => new RawApi(transport).SendAsync(HttpMethod.Post, "watchlists", "{name:1}", None));
        await Assert.ThrowsAsync<ArgumentException>(() => new RawApi(transport).SendAsync(HttpMethod.Get, "watchlists", null, None));
        Assert.Empty(transport.Requests);
    }
}
