using System.Text;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

public sealed class CoverageCounterTests
{
    private static readonly IReadOnlyList<OptionContract> Contracts = Listed.Series("SPX", "2026-06-18", strikes: [100, 110]).Contracts;

    [Theory]
    [InlineData("", 1, 1, 1)]
    [InlineData("\"bid\":\"NaN\",\"last\":\"NaN\",\"open-interest\":\"NaN\"", 1, 1, 1)]
    [InlineData("\"bid\":\"0.05\"", 0, 1, 1)]
    [InlineData("\"ask\":\"0.05\"", 0, 1, 1)]
    [InlineData("\"last\":\"1.5\"", 1, 0, 1)]
    [InlineData("\"volume\":\"0\"", 1, 0, 1)]
    [InlineData("\"open-interest\":\"0\"", 1, 1, 0)]
    [InlineData("\"prev-close\":\"1.5\"", 1, 1, 0)]
    [InlineData("\"bid\":\"1\",\"volume\":\"3\",\"open\":\"2\"", 0, 0, 0)]
    public async Task A_fact_without_any_of_its_values_is_answered_but_empty(string fields, int quote, int trade, int summary)
    {
        var counter = new CoverageCounter(FactSet.ByRest);

        counter.Count(Contracts[0], new JoinedMarket(await ItemAsync(fields)));

        var coverage = Report(counter);
        Assert.Equal([quote, trade, summary], coverage.Facts.Select(fact => fact.Empty));
        Assert.Equal((3, 3, 0, 1.0), (coverage.Asked, coverage.Answered, coverage.Missing, coverage.Coverage));
    }

    [Fact]
    public async Task A_contract_without_an_item_is_missing_by_name_and_is_not_empty()
    {
        var counter = new CoverageCounter(FactSet.ByRest);
        counter.Count(Contracts[0], new JoinedMarket(await ItemAsync("\"bid\":\"1\",\"last\":\"1\",\"open\":\"1\"")));
        foreach (var contract in Contracts.Skip(1))
            counter.Count(contract, null);

        var coverage = Report(counter);

        Assert.Equal(Contracts.Skip(1).Select(contract => contract.Symbol), coverage.MissingSymbol);
        Assert.Equal((4, 12, 3, 9, 0, 0.25), (coverage.Contracts, coverage.Asked, coverage.Answered, coverage.Missing, coverage.Empty, coverage.Coverage));
        Assert.Equal("SPX: 3 of 12 facts for 4 contracts, 0 empty, 9 missing", coverage.ToString());
        Assert.Equal(["Quote 1/4, 0 empty", "Trade 1/4, 0 empty", "Summary 1/4, 0 empty"], coverage.Facts.Select(fact => fact.ToString()));
    }

    [Fact]
    public async Task Each_fact_names_what_is_missing_of_it_and_a_contract_that_lacks_one_is_named_once()
    {
        var counter = new CoverageCounter(FactSet.All);
        counter.Count(Contracts[0], new JoinedMarket(await ItemAsync("\"bid\":\"1\",\"delta\":\"0.5\"")));
        counter.Count(Contracts[1], new JoinedMarket(await ItemAsync("\"bid\":\"1\"")));
        counter.Count(Contracts[2], null);

        var coverage = Report(counter);

        Assert.Equal([[2], [2], [2], [1, 2]], coverage.Facts.Select(fact => fact.MissingSymbol.Select(symbol => Contracts.Index().Single(one => one.Item.Symbol == symbol).Index)));
        Assert.Equal([Contracts[1].Symbol, Contracts[2].Symbol], coverage.MissingSymbol);
        Assert.Equal((12, 7, 5), (coverage.Asked, coverage.Answered, coverage.Missing));
    }

    [Fact]
    public void Contracts_that_nothing_was_asked_of_have_no_facts()
    {
        var counter = new CoverageCounter(FactSet.None);
        counter.Count(Contracts[0], null);

        var coverage = Report(counter);

        Assert.Equal((1, 0, 0, 1.0), (coverage.Contracts, coverage.Asked, coverage.Missing, coverage.Coverage));
        Assert.Empty(coverage.Facts);
        Assert.Empty(coverage.MissingSymbol);
    }

    private static SnapshotCoverage Report(CoverageCounter counter) => new("SPX", counter);

    private static async Task<MarketDataItem> ItemAsync(string fields)
    {
        var separator = fields.Length == 0 ? "" : ",";
        var body = $$$"""{"data":{"items":[{"symbol":"X","instrument-type":"Equity Option"{{{separator}}}{{{fields}}} }]}}""";
        var service = new MarketDataService(new CannedTransport(() => new MemoryStream(Encoding.UTF8.GetBytes(body))));
        return Assert.Single(await service.GetBatchAsync([new InstrumentKey(InstrumentType.EquityOption, "X")], TestContext.Current.CancellationToken));
    }
}
