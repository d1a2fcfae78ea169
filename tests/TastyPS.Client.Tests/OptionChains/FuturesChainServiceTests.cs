using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;
using TastyPS.Client.Tests.Wire;
using TastyPS.Simulator;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class FuturesChainServiceTests
{
    private const string Chain = """
        {"data":{"futures":[{"symbol":"/ESU6"},{"symbol":"/ESZ6","streamer-symbol":"/ESZ26:XCME"},{"symbol":"/ESH7"}],"option-chains":[{"exercise-style":"American","expirations":[
          {"underlying-symbol":"/ESZ6","option-root-symbol":"ES","expiration-date":"2026-12-18","strikes":[]},
          {"underlying-symbol":"/ESU6","option-root-symbol":"EW2","expiration-date":"2026-07-10","strikes":[]},
          {"underlying-symbol":"/ESU6","option-root-symbol":"E1A","expiration-date":"2026-07-06","strikes":[]},
          {"underlying-symbol":"/ESZ6","option-root-symbol":"EW","expiration-date":"2026-12-18","strikes":[]}]}]}}
        """;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/ES", "E1A,EW2,ES,EW")]
    [InlineData("/ESU6", "E1A,EW2")]
    [InlineData("/ESZ6", "ES,EW")]
    [InlineData("/ESZ26", "ES,EW")]
    [InlineData("/ESZ26:XCME", "ES,EW")]
    [InlineData("/ESH7", "")]
    public async Task Series_come_by_day_and_root_for_the_product_or_for_one_future(string underlying, string roots)
    {
        var transport = new CannedTransport(Chain);

        var chain = await new OptionChainService(transport).GetNestedAsync(underlying, None);

        Assert.Equal(roots, string.Join(",", chain.Select(series => series.Root)));
        Assert.Equal([(ApiFamily.OptionChains, "futures-option-chains/ES/nested")], transport.Requests);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Theory]
    [InlineData("/ESX6")]
    [InlineData("/ESZ36")]
    public async Task A_future_that_is_not_listed_is_told_with_those_that_are(string future)
    {
        var error = await Assert.ThrowsAsync<FutureNotListedException>(() => new OptionChainService(new CannedTransport(Chain)).GetNestedAsync(future, None));

        Assert.Equal($"There is no {future}; listed are /ESU6, /ESZ6, /ESH7.", error.Message);
        Assert.Equal("futures-option-chains/ES/nested", error.RequestPath);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("//ES")]
    [InlineData("/E S")]
    [InlineData("/../accounts")]
    [InlineData("/es")]
    public async Task What_is_no_product_and_no_future_is_not_asked_for(string underlying)
    {
        var transport = new CannedTransport("");

        await Assert.ThrowsAsync<ArgumentException>(() => new OptionChainService(transport).OpenNestedAsync(underlying, None));
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task The_simulated_chain_is_whole_and_its_contracts_have_prices()
    {
        using var simulator = Simulator();
        using var client = Client(simulator);

        var chain = await client.OptionChains.GetNestedAsync("/ES", None);

        Assert.Equal(chain.OrderBy(series => series.Expiration).ThenBy(series => series.Root, StringComparer.Ordinal), chain);
        Assert.Contains(chain, series => (series.Underlying, series.Root, series.Expiration.Date, series.SettlementType) == ("/ESU6", "ES", "2026-09-18", "AM"));
        Assert.All(chain, series =>
        {
            Assert.Equal((50, "American"), (series.Multiplier, series.ExerciseStyle));
            Assert.NotNull(series.UnderlyingStreamerSymbol);
            Assert.Empty(series.Defects);
            Assert.Equal(series.Contracts.OrderBy(contract => contract.Strike).ThenBy(contract => contract.OptionType), series.Contracts);
            Assert.All(series.Contracts, contract => Assert.Equal((series.Underlying, series.Root), Names(contract)));
        });
        var near = chain[0].Contracts.Skip(chain[0].Contracts.Count / 2).Take(50).Select(contract => contract.Key).ToList();
        var quotes = await client.Quotes.GetAsync([chain[0].UnderlyingKey, .. near], None);
        Assert.Empty(quotes.Missing);
        Assert.All(quotes.Quotes.Skip(1), quote => Assert.True(quote.Ask > 0));
    }

    [Fact]
    public async Task An_unknown_product_a_strike_without_symbols_and_a_cut_reply_are_told()
    {
        using var simulator = Simulator();
        using var client = Client(simulator);

        await Assert.ThrowsAsync<TastyNotFoundException>(() => client.OptionChains.GetNestedAsync("/XX", None));

        simulator.Faults.Add(Fault.Truncate("/futures-option-chains", 0.5));
        await Assert.ThrowsAsync<TastyProtocolException>(() => client.OptionChains.GetNestedAsync("/ES", None));
    }

    private static (string Future, string Root) Names(OptionContract contract)
    {
        var symbol = FutureOptionSymbol.Parse(contract.Symbol);
        return (symbol.Future.ToString(), symbol.OptionRoot);
    }

    private static TastySimulator Simulator() =>
        TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(1, new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero)) });

    private static TastyClient Client(TastySimulator simulator) => new(new TastyClientOptions
    {
        Environment = TastyEnvironment.At(simulator.BaseUri),
        Credentials = new OAuthCredentials { ClientSecret = simulator.Credentials.ClientSecret, RefreshToken = simulator.Credentials.RefreshToken },
        Limits = RequestLimits.None,
        MaxRetries = 0,
    });
}
