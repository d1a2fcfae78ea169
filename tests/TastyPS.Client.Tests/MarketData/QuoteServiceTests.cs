using TastyPS.Client.MarketData;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.MarketData;

public sealed class QuoteServiceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_of_symbols_of_mixed_kinds_are_asked_for_in_hundreds_and_come_in_the_order_asked()
    {
        InstrumentKey[] keys = [.. Enumerable.Range(0, 2050).Select(place => new InstrumentKey(place % 2 == 0 ? InstrumentType.Equity : InstrumentType.Index, $"S{place}"))];
        var transport = new CannedTransport(address => Reply(Asked(address).Reverse()));

        var report = await Service(transport).GetAsync(keys, None);

        Assert.Equal(21, transport.Requests.Count);
        Assert.Equal([.. Enumerable.Repeat(100, 20), 50], transport.Requests.Select(request => Asked(request.PathAndQuery).Count()));
        Assert.Equal(keys.Select(key => key.Symbol), report.Quotes.Select(quote => quote.Symbol));
        Assert.Empty(report.Missing);
    }

    [Fact]
    public async Task Symbols_the_service_does_not_answer_are_named_in_the_order_asked()
    {
        var transport = new CannedTransport(address => Reply(Asked(address).Where(symbol => symbol is not ("B" or "D"))));

        var report = await Service(transport).GetAsync(Equities("D", "A", "B", "C"), None);

        Assert.Equal(["A", "C"], report.Quotes.Select(quote => quote.Symbol));
        Assert.Equal(Equities("D", "B"), report.Missing);
        Assert.Empty(report.Failures);
    }

    [Fact]
    public async Task A_symbol_named_twice_is_asked_for_once()
    {
        var transport = new CannedTransport(address => Reply(Asked(address)));

        var report = await Service(transport).GetAsync(Equities("A", "B", "A"), None);

        Assert.Equal(["A", "B"], Asked(Assert.Single(transport.Requests).PathAndQuery));
        Assert.Equal(2, report.Quotes.Count);
    }

    [Fact]
    public async Task Without_symbols_nothing_is_asked()
    {
        var transport = new CannedTransport("");

        Assert.Empty((await Service(transport).GetAsync([], None)).Quotes);
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_request_that_fails_costs_only_its_own_symbols_and_is_told_once()
    {
        InstrumentKey[] keys = [.. Enumerable.Range(0, 300).Select(place => new InstrumentKey(InstrumentType.Equity, $"S{place}"))];
        var transport = new CannedTransport(address => Asked(address).Contains("S250") ? Reply(Asked(address)) : throw new TastyServerException("down"));

        var report = await Service(transport).GetAsync(keys, None);

        Assert.Equal(keys.Skip(200).Select(key => key.Symbol), report.Quotes.Select(quote => quote.Symbol));
        Assert.Equal(keys.Take(200), report.Missing);
        Assert.IsType<TastyServerException>(Assert.Single(report.Failures));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_not_asked_again()
    {
        InstrumentKey[] keys = [.. Enumerable.Range(0, 300).Select(place => new InstrumentKey(InstrumentType.Equity, $"S{place}"))];
        var transport = new CannedTransport("") { Failure = new TastyServiceNotInSandboxException("not here") };

        var report = await Service(transport).GetAsync(keys, None);

        Assert.Single(transport.Requests);
        Assert.Equal(keys, report.Missing);
        Assert.Single(report.Failures);
    }

    [Fact]
    public async Task Refused_credentials_end_it()
    {
        var transport = new CannedTransport("") { Failure = new TastyAuthenticationException("no") };

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => Service(transport).GetAsync(Equities("A"), None));
    }

    [Fact]
    public async Task A_quote_is_a_flat_row_of_the_recorded_reply()
    {
        var report = await Service(new CannedTransport(Samples.Read("market-data-by-type-2025-04.json"))).GetAsync(
            [new(InstrumentType.Cryptocurrency, "BTC/USD"), new(InstrumentType.Equity, "AAPL")], None);

        var quote = report.Quotes[1];
        Assert.Equal(("AAPL", "Equity", 210.55m, 2m, 210.6m, 1m), (quote.Symbol, quote.InstrumentType, quote.Bid, quote.BidSize, quote.Ask, quote.AskSize));
        Assert.Equal((210.575m, 210.55m, 210.511m), (quote.Mid, quote.Mark, quote.Last));
        Assert.Equal((208.693m, 212.24m, 208.37m, 210.14m, 35348839m), (quote.Open, quote.High, quote.Low, quote.PreviousClose, quote.Volume));
        Assert.Equal((false, null, null), (quote.IsTradingHalted, quote.OpenInterest, quote.LastTime));
        Assert.Equal(new DateTimeOffset(2025, 4, 29, 21, 33, 25, 535, TimeSpan.Zero), quote.UpdatedAt);
    }

    private static QuoteService Service(CannedTransport transport) => new(new MarketDataService(transport));

    private static InstrumentKey[] Equities(params string[] symbols) => [.. symbols.Select(symbol => new InstrumentKey(InstrumentType.Equity, symbol))];

    private static IEnumerable<string> Asked(string address) => address.Split('?')[1].Split('&').Select(pair => pair.Split('=')[1]);

    private static string Reply(IEnumerable<string> symbols) =>
        """{"data":{"items":[""" + string.Join(",", symbols.Select(symbol => $$"""{"symbol":"{{symbol}}","mark":"1.0"}""")) + "]}}";
}
