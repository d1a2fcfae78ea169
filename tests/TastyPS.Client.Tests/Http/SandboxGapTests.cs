using TastyPS.Client.Http;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class SandboxGapTests
{
    private static readonly Uri Elsewhere = new("http://localhost:8123/");

    [Theory]
    [InlineData("market-data/by-type?equity=AAPL", ApiFamily.MarketData)]
    [InlineData("symbols/search/AAP", ApiFamily.Instruments)]
    [InlineData("market-metrics?symbols=AAPL", ApiFamily.Other)]
    public async Task A_service_that_the_sandbox_lacks_is_told_as_such_and_not_asked_again(string path, ApiFamily family)
    {
        using var rig = new Rig();
        rig.Server.Answers(HtmlReply(502));

        var failure = await Assert.ThrowsAsync<TastyServiceNotInSandboxException>(() => rig.GetAsync(path, family));

        Assert.False(failure.IsTransient);
        Assert.Equal(502, (int)failure.StatusCode!);
        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task It_does_not_pause_its_family()
    {
        using var rig = new Rig();
        rig.Server.Answers(HtmlReply(502));
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<TastyServiceNotInSandboxException>(() => rig.GetAsync("symbols/search/A", ApiFamily.Instruments));
        rig.Server.Answers(JsonReply(200, "\"equity\""));

        Assert.Equal("\"equity\"", await rig.GetAsync("instruments/equities/A", ApiFamily.Instruments));
    }

    [Fact]
    public async Task The_same_page_for_a_service_that_the_sandbox_has_is_an_outage()
    {
        using var rig = new Rig(options => options.MaxRetries = 1);
        rig.Server.Answers(HtmlReply(502));

        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync("option-chains/SPX/nested"));

        Assert.Equal(2, rig.Server.Calls.Count);
    }

    [Fact]
    public async Task A_502_that_is_no_page_of_the_proxy_is_an_outage_in_the_sandbox_too()
    {
        using var rig = new Rig(options => options.MaxRetries = 1);
        rig.Server.Answers(JsonReply(502, "{}"));

        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync("market-data/by-type?equity=A", ApiFamily.MarketData));

        Assert.Equal(2, rig.Server.Calls.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Elsewhere_the_page_is_an_outage_unless_the_place_acts_as_the_sandbox(bool actsAsSandbox)
    {
        using var rig = new Rig(options =>
        {
            options.Environment = TastyEnvironment.At(Elsewhere, actsAsSandbox: actsAsSandbox);
            options.MaxRetries = 0;
        });
        rig.Server.Answers(HtmlReply(502));

        var failure = await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync("market-data/by-type?equity=A", ApiFamily.MarketData));

        Assert.IsType(actsAsSandbox ? typeof(TastyServiceNotInSandboxException) : typeof(TastyServerException), failure);
    }

    [Fact]
    public void The_sandbox_is_known_by_its_address_too()
    {
        Assert.True(TastyEnvironment.Sandbox.IsSandbox);
        Assert.True(TastyEnvironment.At(new Uri("https://API.cert.tastyworks.com")).IsSandbox);
        Assert.False(TastyEnvironment.Production.IsSandbox);
        Assert.False(TastyEnvironment.At(Elsewhere).IsSandbox);
    }

    [Fact]
    public async Task A_chain_still_gives_its_contracts_and_tells_of_the_missing_service_once()
    {
        var clock = new SteppingClock();
        var server = new ScriptedServer(clock).Answers((request, stop) =>
            (request.Path.StartsWith("/option-chains", StringComparison.Ordinal) ? JsonReply(200, Chain(strikes: 300)) : HtmlReply(502))(request, stop));
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.Sandbox,
            Credentials = new() { ClientSecret = Rig.ClientSecret, RefreshToken = Rig.RefreshToken },
            Limits = RequestLimits.None,
            TimeProvider = clock,
            RequestTimeout = TimeSpan.FromHours(1),
            ReadTimeout = TimeSpan.FromHours(1),
            ReplyTimeout = TimeSpan.FromHours(1),
            CreateSocketHandler = () => server,
        });
        var seen = new Seen();

        var coverage = await clock.RunAsync(new ChainQueryRunner(client, clock)
            .RunAsync(new ChainQuery { Underlying = "XYZ", Timeout = TimeSpan.FromHours(1) }, seen, TestContext.Current.CancellationToken));

        Assert.Equal(600, seen.Rows.Count);
        Assert.All(seen.Rows, row => Assert.Null(row.Mark));
        Assert.IsType<TastyServiceNotInSandboxException>(Assert.Single(seen.Failures));
        Assert.Single(server.Calls, call => call.Path == "/market-data/by-type");
        Assert.Equal(600, coverage.Contracts);
    }

    private static string Chain(int strikes)
    {
        var pairs = Enumerable.Range(1, strikes).Select(strike =>
            $$"""{"strike-price":"{{strike}}.0","call":"XYZ   270115C{{strike:00000}}000","put":"XYZ   270115P{{strike:00000}}000"}""");
        return """
            {"data":{"items":[{"underlying-symbol":"XYZ","root-symbol":"XYZ","option-chain-type":"Standard","shares-per-contract":100,"expirations":[
            {"expiration-type":"Regular","expiration-date":"2027-01-15","days-to-expiration":28,"settlement-type":"PM","strikes":[
            """ + string.Join(",", pairs) + "]}]}]}}";
    }

    private sealed class Seen : IChainObserver
    {
        public List<OptionRow> Rows { get; } = [];

        public List<TastyException> Failures { get; } = [];

        public void OnRows(IReadOnlyList<OptionRow> rows) => Rows.AddRange(rows);

        public void OnDefect(ChainDefect defect) => Assert.Fail(defect.ToString());

        public void OnFailure(TastyException failure) => Failures.Add(failure);

        public void OnUnlisted(UnlistedNames names) => Assert.Fail(names.ToString());

        public void OnWaiting(TimeSpan wait) => Assert.Fail("Nothing was subscribed before.");

        public void OnLeftEarly(SnapshotCoverage coverage) => Assert.Fail(coverage.ToString());

        public void OnProgress(ChainProgress progress)
        {
        }
    }
}
