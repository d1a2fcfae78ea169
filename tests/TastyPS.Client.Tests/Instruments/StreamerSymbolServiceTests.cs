using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.Tests.Wire;
using TastyPS.Simulator;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Instruments;

public sealed class StreamerSymbolServiceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AAPL", "AAPL", InstrumentType.Equity)]
    [InlineData(" spx ", "SPX", InstrumentType.Equity)]
    [InlineData("BRK/B", "BRK/B", InstrumentType.Equity)]
    [InlineData("SPY   240324P00480500", ".SPY240324P480.5", InstrumentType.EquityOption)]
    [InlineData("BRKB  250620C00200000", ".BRKB250620C200", InstrumentType.EquityOption)]
    [InlineData(".SPXW250718C3500", ".SPXW250718C3500", InstrumentType.EquityOption)]
    [InlineData("/esm26:xcme", "/ESM26:XCME", InstrumentType.Future)]
    [InlineData("/ES:XCME", "/ES:XCME", InstrumentType.Future)]
    [InlineData("/6A:XCME", "/6A:XCME", InstrumentType.Future)]
    [InlineData("./E1AN26C6260:XCME", "./E1AN26C6260:XCME", InstrumentType.FutureOption)]
    [InlineData("BTC/USD:CXTALP", "BTC/USD:CXTALP", InstrumentType.Cryptocurrency)]
    [InlineData("SPY{=5m,tho=true}", "SPY{=5m,tho=true}", InstrumentType.Equity)]
    [InlineData("/es:xcme{=5m}", "/ES:XCME{=5m}", InstrumentType.Future)]
    public async Task What_the_form_tells_is_not_asked_for(string asked, string streamerSymbol, InstrumentType type)
    {
        var transport = new CannedTransport("");

        var report = await new StreamerSymbolService(transport).ResolveAsync([asked], None);

        var found = Assert.Single(report.Resolved);
        Assert.Equal((asked, streamerSymbol, type), (found.Asked, found.StreamerSymbol, found.InstrumentType));
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task Futures_and_their_options_share_one_request_and_coins_have_another()
    {
        var transport = new CannedTransport(address => address.StartsWith("instruments/futures?", StringComparison.Ordinal)
            ? """{"data":{"items":[{"symbol":"/ESU6","streamer-symbol":"/ESU26:XCME","streamer-exchange-code":"XCME"},{"symbol":"/ESZ6","streamer-symbol":"/ESZ26:XCME","streamer-exchange-code":"XCME"}]}}"""
            : """{"data":{"items":[{"symbol":"BTC/USD","streamer-symbol":"BTC/USD:CXTALP"}]}}""");

        var report = await new StreamerSymbolService(transport).ResolveAsync(
            ["BTC/USD", "/ESZ6", "./ESZ6 ESZ6  261218P6300", "SPX", "./ESU6 E1AN6 260706C6260", "/ESZ6{=1h}"], None);

        Assert.Equal(
            ["BTC/USD:CXTALP", "/ESZ26:XCME", "./ESZ26P6300:XCME", "SPX", "./E1AN26C6260:XCME", "/ESZ26:XCME{=1h}"],
            report.Resolved.Select(found => found.StreamerSymbol));
        Assert.Equal(["BTC/USD", "/ESZ6", "./ESZ6 ESZ6  261218P6300", "SPX", "./ESU6 E1AN6 260706C6260", "/ESZ6"], report.Resolved.Select(found => found.Symbol));
        Assert.Empty(report.Unresolved);
        Assert.Equal(
            [(ApiFamily.Instruments, "instruments/futures?symbol[]=%2FESZ6&symbol[]=%2FESU6"), (ApiFamily.Instruments, "instruments/cryptocurrencies?symbol[]=BTC%2FUSD")],
            transport.Requests);
        Assert.Equal(2, transport.RepliesDisposed);
    }

    [Theory]
    [InlineData("/ESZ6", "the service knows no /ESZ6")]
    [InlineData("XYZ/USD", "the service knows no XYZ/USD")]
    [InlineData("./ESZ6 ESZ6  261218P6300", "the service knows no /ESZ6")]
    [InlineData("/ES", "'/ES' names a product, not one of its futures such as '/ESZ6'")]
    [InlineData("no symbol", "'no symbol' is no symbol of an equity, an index, an option, a future or a coin")]
    [InlineData("", "'' is no symbol of an equity, an index, an option, a future or a coin")]
    [InlineData("/", "'/' is no symbol of a future such as '/ESZ6'")]
    public async Task What_is_not_known_is_named_with_the_reason_and_costs_no_other(string asked, string reason)
    {
        var report = await new StreamerSymbolService(new CannedTransport("""{"data":{"items":[]}}""")).ResolveAsync(["SPX", asked, "VIX"], None);

        Assert.Equal(["SPX", "VIX"], report.Resolved.Select(found => found.StreamerSymbol));
        Assert.Equal(new UnresolvedSymbol(asked, reason), Assert.Single(report.Unresolved));
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task A_future_without_a_feed_symbol_gets_one_from_its_exchange_and_expiration()
    {
        // The January contract of oil expires in December; gold says its exchange in its feed symbol alone.
        var transport = new CannedTransport("""
            {"data":{"items":[{"symbol":"/CLF7","streamer-exchange-code":"XNYM","expiration-date":"2026-12-21"},{"symbol":"/GCZ5","streamer-symbol":"/GCZ25:XCEC"},
              {"symbol":"/ESZ6","streamer-exchange-code":"XCME"},{"symbol":"/ESH7","streamer-exchange-code":"not a code","expiration-date":"2027-03-19"}]}}
            """);

        var report = await new StreamerSymbolService(transport).ResolveAsync(["/CLF7", "./GCZ5 OGX5  251028P2040", "/ESZ6", "/ESH7"], None);

        Assert.Equal(["/CLF27:XNYM", "./OGX25P2040:XCEC"], report.Resolved.Select(found => found.StreamerSymbol));
        Assert.Equal(
            [new UnresolvedSymbol("/ESZ6", "the service gives no feed symbol for /ESZ6"), new("/ESH7", "the service gives no feed symbol for /ESH7")],
            report.Unresolved);
    }

    [Fact]
    public async Task Hundreds_of_futures_are_asked_for_a_hundred_at_once()
    {
        var futures = Enumerable.Range(0, 250).Select(place => FormattableString.Invariant($"/P{place}Z6")).ToList();
        var transport = new CannedTransport(address => Reply(Asked(address)));

        var report = await new StreamerSymbolService(transport).ResolveAsync([.. futures, .. futures], None);

        Assert.Equal([100, 100, 50], transport.Requests.Select(request => Asked(request.PathAndQuery).Count()));
        Assert.Equal(futures, report.Resolved.Select(found => found.Symbol));
    }

    [Fact]
    public async Task A_request_that_fails_costs_only_its_own_symbols_and_is_told_once()
    {
        var transport = new CannedTransport(address => address.Contains("cryptocurrencies", StringComparison.Ordinal)
            ? """{"data":{"items":[{"symbol":"BTC/USD","streamer-symbol":"BTC/USD:CXTALP"},7,{"symbol":"\ud800"},{"streamer-symbol":"X"}]}}"""
            : throw new TastyServerException("down"));
        var futures = Enumerable.Range(0, 150).Select(place => FormattableString.Invariant($"/P{place}Z6"));

        var report = await new StreamerSymbolService(transport).ResolveAsync([.. futures, "BTC/USD"], None);

        Assert.Equal("BTC/USD:CXTALP", Assert.Single(report.Resolved).StreamerSymbol);
        Assert.Equal(150, report.Unresolved.Count);
        Assert.Equal("/P0Z6 could not be looked up", report.Unresolved[0].Reason);
        Assert.IsType<TastyServerException>(Assert.Single(report.Failures));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"data":{"items":[{"symbol":"/ES""")]
    public async Task A_reply_of_another_shape_is_a_failure_that_names_the_path(string body)
    {
        var transport = new CannedTransport(body);

        var report = await new StreamerSymbolService(transport).ResolveAsync(["/ESZ6"], None);

        Assert.Equal("instruments/futures", Assert.IsType<TastyProtocolException>(Assert.Single(report.Failures)).RequestPath);
        Assert.Equal("/ESZ6", Assert.Single(report.Unresolved).Asked);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task Refused_credentials_end_it()
    {
        var transport = new CannedTransport("") { Failure = new TastyAuthenticationException("no") };

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => new StreamerSymbolService(transport).ResolveAsync(["/ESZ6"], None));
    }

    [Fact]
    public async Task A_symbol_that_is_null_is_refused_before_anything_is_asked()
    {
        var transport = new CannedTransport("");

        await Assert.ThrowsAsync<ArgumentException>(() => new StreamerSymbolService(transport).ResolveAsync(["/ESZ6", null!], None));
        Assert.Empty(transport.Requests);
    }

    [Theory]
    [InlineData("futures-2026-08.json")]
    [InlineData("cryptocurrencies-2026-08.json")]
    [InlineData("futures-list-2023.json")]
    public async Task Recorded_instruments_are_known_to_the_feed_as_they_say(string sample)
    {
        var json = Samples.Read(sample);
        var recorded = JsonLeaves.Of(json);
        var symbols = recorded.Where(leaf => leaf.Key.EndsWith("].symbol", StringComparison.Ordinal) && recorded.ContainsKey(leaf.Key.Replace("].symbol", "].streamer-symbol"))).ToList();

        var report = await new StreamerSymbolService(new CannedTransport(json)).ResolveAsync([.. symbols.Select(leaf => leaf.Value)], None);

        Assert.NotEmpty(symbols);
        Assert.Equal(symbols.Select(leaf => recorded[leaf.Key.Replace("].symbol", "].streamer-symbol")]), report.Resolved.Select(found => found.StreamerSymbol));
    }

    [Fact]
    public async Task The_simulated_service_knows_its_futures_and_coins()
    {
        using var simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(1, new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero)) });
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(simulator.BaseUri),
            Credentials = new OAuthCredentials { ClientSecret = simulator.Credentials.ClientSecret, RefreshToken = simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            MaxRetries = 0,
        });

        var report = await client.StreamerSymbols.ResolveAsync(["/ESU6", "/GCQ6", "BTC/USD", "./ESU6 ESU6  260918C7000", "/XXZ6"], None);

        Assert.Equal(["/ESU26:XCME", "/GCQ26:XCEC", "BTC/USD:CXTALP", "./ESU26C7000:XCME"], report.Resolved.Select(found => found.StreamerSymbol));
        Assert.Equal("/XXZ6", Assert.Single(report.Unresolved).Asked);
    }

    private static IEnumerable<string> Asked(string address) => address.Split('?')[1].Split('&').Select(pair => Uri.UnescapeDataString(pair.Split('=')[1]));

    private static string Reply(IEnumerable<string> symbols) =>
        $$$"""{"data":{"items":[{{{string.Join(",", symbols.Select(symbol => $$"""{"symbol":"{{symbol}}","streamer-symbol":"{{symbol}}:X"}"""))}}}]}}""";
}
