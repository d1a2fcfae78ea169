using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Simulator;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Accounts;

/// <summary>The account calls over sockets, against the simulator.</summary>
public sealed class SimulatedAccountTests : IDisposable
{
    private readonly TastySimulator _simulator = TastySimulator.Start(new SimulatorOptions
    {
        Market = SimulatedMarket.Synthetic(at: new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero)),
    });

    private readonly TastyClient _client;

    public SimulatedAccountTests() => _client = Connect(actsAsSandbox: false);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customers_accounts_are_listed_and_leave_nothing_unread()
    {
        var accounts = await _client.Accounts.GetAccountsAsync(None);

        Assert.NotEmpty(accounts);
        Assert.All(accounts, account => Assert.Null(account.Extra));
        Assert.All(accounts, account => Assert.NotNull(account.OpenedAt));
    }

    [Fact]
    public async Task Equities_indexes_and_options_are_quoted_together_and_the_unknown_is_named()
    {
        var option = (await _client.OptionChains.GetNestedAsync("SPX", None))[0].Contracts[0];

        var report = await _client.Quotes.GetAsync([.. new[] { option.Symbol, "SPX", "NOSUCH" }.Select(InstrumentKey.Parse)], None);

        Assert.Equal([option.Symbol, "SPX"], report.Quotes.Select(quote => quote.Symbol));
        Assert.NotNull(report.Quotes[1].Mark);
        Assert.Equal("NOSUCH", Assert.Single(report.Missing).Symbol);
    }

    [Fact]
    public async Task A_raw_list_holds_what_the_typed_one_holds()
    {
        var typed = await _client.Accounts.GetAccountsAsync(None);

        var raw = await _client.Raw.GetAsync("/customers/me/accounts", None);

        Assert.Equal(
            typed.Select(account => account.AccountNumber),
            raw.Items!.Value.EnumerateArray().Select(item => item.GetProperty("account").GetProperty("account-number").GetString()));
    }

    [Fact]
    public async Task A_place_that_acts_as_the_sandbox_is_asked_for_market_data_once()
    {
        _simulator.Faults.Add(Fault.Status("/market-data/by-type", 502, asHtml: true));
        using var client = Connect(actsAsSandbox: true);

        var report = await client.Quotes.GetAsync([InstrumentKey.Parse("SPX")], None);

        Assert.IsType<TastyServiceNotInSandboxException>(Assert.Single(report.Failures));
        Assert.Equal(1, _simulator.Faults.Hits);
        Assert.Equal("SPX", Assert.Single(report.Missing).Symbol);
    }

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    private TastyClient Connect(bool actsAsSandbox) => new(new TastyClientOptions
    {
        Environment = TastyEnvironment.At(_simulator.BaseUri, actsAsSandbox: actsAsSandbox),
        Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
        Limits = RequestLimits.None,
    });
}
