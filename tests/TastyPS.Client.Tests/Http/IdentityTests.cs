using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class IdentityTests
{
    [Fact]
    public async Task Every_call_names_the_product_and_its_version_the_token_call_included()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(502, "{}"), JsonReply(200, "{}"));

        await rig.GetAsync();
        await rig.PostAsync();

        var all = rig.Server.Calls.Concat(rig.Server.TokenCalls).ToList();
        Assert.Equal(4, all.Count);
        Assert.All(all, request => Assert.Equal("TastyPS/1.2.3", request.Headers.UserAgent.ToString()));
        Assert.All(all, request => Assert.Equal("application/json", request.Headers.Accept.ToString()));
    }

    [Fact]
    public async Task Only_what_is_read_is_asked_for_compressed()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(502, "{}"), JsonReply(200, "{}"));

        await rig.GetAsync();
        await rig.PostAsync();

        Assert.Equal(["gzip", "gzip", "identity"], rig.Server.Calls.Select(request => request.Headers.AcceptEncoding.ToString()));
        Assert.Equal("identity", rig.Server.TokenCalls.Single().Headers.AcceptEncoding.ToString());
    }

    [Fact]
    public async Task No_version_of_the_interface_is_asked_for_by_default()
    {
        using var rig = new Rig();

        await rig.GetAsync();

        Assert.DoesNotContain(rig.Server.Calls, request => request.Headers.Contains("Accept-Version"));
    }

    [Fact]
    public async Task A_version_of_the_interface_is_asked_for_if_set()
    {
        using var rig = new Rig(options => options.AcceptVersion = "20261012");

        await rig.GetAsync();

        Assert.Equal(["20261012"], rig.Server.Calls.Single().Headers.GetValues("Accept-Version"));
    }

    [Fact]
    public async Task A_path_and_its_query_arrive_as_they_were_encoded()
    {
        using var rig = new Rig();

        await rig.GetAsync("instruments/equity-options/BRK%2FB%20?equity=BRK%2FB&index=SPX");

        Assert.Equal("/instruments/equity-options/BRK%2FB%20", rig.Server.Calls.Single().Path);
        Assert.Equal("?equity=BRK%2FB&index=SPX", rig.Server.Calls.Single().Query);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/x")]
    public async Task A_path_that_leads_to_another_host_is_not_sent_with_a_token(string path)
    {
        using var rig = new Rig();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.GetAsync(path));

        Assert.Empty(rig.Server.Calls);
    }
}
