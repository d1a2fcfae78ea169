using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.OptionChains.Snapshot;
using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.MarketData;

public sealed class QuotesWithGreeksTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_get_the_Greeks_of_the_feed_and_all_get_the_quotes_of_REST_in_the_order_asked()
    {
        using var bench = new QueryBench();
        var options = bench.Listed("SPX").Take(150).ToList();
        InstrumentKey[] keys = [new(InstrumentType.Equity, "SPY"), .. options.Select(Option), new(InstrumentType.Index, "SPX")];

        var report = await bench.Client.Quotes.GetWithGreeksAsync(keys, None);

        Assert.Equal(keys.Select(key => key.Symbol), report.Quotes.Select(quote => quote.Symbol));
        Assert.Empty(report.WithoutGreeks);
        Assert.Empty(report.Failures);
        Assert.All(report.Quotes, quote => Assert.NotNull(quote.UpdatedAt));
        Assert.All(report.Quotes.Skip(1).Take(options.Count), quote =>
        {
            Assert.True(bench.Market.TryGetOption(quote.Symbol, out var option));
            var expected = bench.Market.QuoteOf(option);
            Assert.Equal((expected.Bid, expected.Ask, ValueSource.Feed), (quote.Bid, quote.Ask, quote.GreeksSource));
            Assert.Equal(expected.Delta!.Value, quote.Delta!.Value, 1e-9);
        });
        Assert.All([report.Quotes[0], report.Quotes[^1]], quote => Assert.Equal((null, null), (quote.Delta, quote.GreeksSource)));
    }

    [Fact]
    public async Task Without_options_no_session_is_opened()
    {
        using var bench = new QueryBench();

        var report = await bench.Client.Quotes.GetWithGreeksAsync([new(InstrumentType.Equity, "SPY")], None);

        Assert.Single(report.Quotes);
        Assert.Equal(0, bench.Simulator.DxLink.SessionCount);
    }

    [Fact]
    public async Task Without_the_feed_the_quotes_come_without_Greeks_which_one_failure_says()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.TokenPath, 403), times: null);
        var keys = bench.Listed("SPX").Take(3).Select(Option).ToArray();

        var report = await bench.Client.Quotes.GetWithGreeksAsync(keys, None);

        Assert.Equal(3, report.Quotes.Count);
        Assert.Equal(keys, report.WithoutGreeks);
        Assert.Equal([MarketFact.Greeks], Assert.IsType<StreamUnavailableException>(Assert.Single(report.Failures)).Lost);
    }

    [Fact]
    public async Task An_unknown_option_is_missing_and_holds_nothing_up_for_good()
    {
        using var bench = new QueryBench();
        var known = Option(bench.Listed("SPX")[0]);
        var unknown = Option("SPXW  261218C99990000");

        var report = await bench.Client.Quotes.GetWithGreeksAsync([unknown, known], None);

        Assert.Equal([unknown], report.Missing);
        Assert.Equal([unknown], report.WithoutGreeks);
        Assert.Equal(ValueSource.Feed, Assert.Single(report.Quotes).GreeksSource);
    }

    private static InstrumentKey Option(string symbol) => new(InstrumentType.EquityOption, symbol);
}
