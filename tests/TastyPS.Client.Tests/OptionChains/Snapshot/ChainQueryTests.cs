using TastyPS.Analytics.Pricing;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>What a query asks and delivers while nothing goes wrong.</summary>
public sealed class ChainQueryTests
{
    // SPX has two roots; two weeks of it are some thousand contracts.
    private static readonly ChainQuery TwoWeeks = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 14 } };

    [Fact]
    public async Task Rows_come_by_expiration_root_strike_and_the_call_before_the_put_over_both_roots()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.RunAsync(TwoWeeks, told);

        var listed = bench.Listed("SPX", series => series.Expiration <= new DateTime(2026, 6, 26));
        Assert.Equal(listed, told.Rows.Select(row => row.Symbol));
        Assert.Equal(["SPX", "SPXW"], told.Rows.Select(row => row.Root).Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(told.Defects);
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task A_date_of_both_roots_gives_the_rows_of_one_root_and_then_of_the_other()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        // The monthly day of June 2026: the third Friday is a holiday.
        await bench.RunAsync(new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")], StrikeCount = 3 } }, told);

        Assert.Equal([.. Enumerable.Repeat("SPX", 6), .. Enumerable.Repeat("SPXW", 6)], told.Rows.Select(row => row.Root));
    }

    [Fact]
    public async Task Unordered_delivers_the_same_contracts()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.RunAsync(TwoWeeks with { Unordered = true }, told);

        Assert.Equal(
            bench.Listed("SPX", series => series.Expiration <= new DateTime(2026, 6, 26)).Order(StringComparer.Ordinal),
            told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_whole_chain_has_every_listed_contract_once_and_no_identity_twice()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(new ChainQuery { Underlying = "SPX", ContractOnly = true }, told);

        var listed = bench.Listed("SPX");
        Assert.InRange(listed.Count, 15_000, 30_000);
        Assert.Equal(listed, told.Rows.Select(row => row.Symbol));
        Assert.Equal(listed.Count, told.Rows.Select(row => (row.Root, row.Expiration, row.Strike, row.OptionType)).Distinct().Count());
        Assert.Equal(listed.Count, coverage.Contracts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Contracts_alone_cost_one_request_and_ask_for_no_facts(bool unordered)
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(new ChainQuery { Underlying = "SPY", ContractOnly = true, Unordered = unordered }, told);

        Assert.Equal((1, 0), (bench.ChainRequests, bench.DataRequests));
        Assert.Equal((0, 0, 0, 0), (coverage.Requests, coverage.Asked, coverage.Answered, coverage.Missing));
        Assert.Equal(1, coverage.Coverage);
        Assert.Empty(coverage.MissingSymbol);
        Assert.All(told.Rows, row =>
        {
            Assert.Null(row.SnapshotTime);
            Assert.Null(row.QuoteSource);
            Assert.Null(row.UnderlyingPrice);
        });
    }

    [Fact]
    public async Task Market_data_costs_one_request_for_the_underlying_and_one_for_each_hundred_contracts()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(TwoWeeks, told);

        var batches = bench.Batches;
        var needed = (told.Rows.Count + 99) / 100;
        Assert.Equal(needed + 1, bench.DataRequests);
        Assert.Equal(needed + 1, coverage.Requests);
        Assert.Equal(needed, batches.Count);
        Assert.All(batches, batch => Assert.InRange(batch.Length, 1, 100));
        Assert.Equal(told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal), batches.SelectMany(batch => batch).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_value_of_a_row_is_that_of_the_market()
    {
        using var bench = new QueryBench(simulator => simulator.SendGreeks = true);
        var told = new Recorder();

        await bench.StreamAsync(new ChainQuery { Underlying = "AAPL", UseStream = false, Filter = new ChainFilter { MaxDaysToExpiration = 40 } }, told);

        Assert.True(bench.Market.TryGetListing("AAPL", out var listing));
        var price = bench.Market.QuoteOf(listing).Last;
        Assert.NotEmpty(told.Rows);
        Assert.All(told.Rows, row =>
        {
            Assert.True(bench.Market.TryGetOption(row.Symbol, out var option));
            var quote = bench.Market.QuoteOf(option);
            Assert.Equal((option.Strike, option.Right == OptionRight.Call), (row.Strike, row.OptionType == OptionType.Call));
            Assert.Equal((quote.Bid, quote.BidSize, quote.Ask, quote.AskSize), (row.Bid, row.BidSize, row.Ask, row.AskSize));
            Assert.Equal((quote.Last, quote.Open, quote.High, quote.Low, quote.PreviousClose), (row.Last, row.Open, row.High, row.Low, row.PreviousClose));
            Assert.Equal((quote.Volume, quote.OpenInterest), (row.Volume, row.OpenInterest));
            Assert.Equal(quote.SummaryDate, row.OpenInterestDate!.Value.ToDateTime());
            Assert.Equal(quote.UpdatedAt, row.QuoteTime);
            Assert.Equal(quote.LastTime?.ToUnixTimeMilliseconds(), row.LastTime?.ToUnixTimeMilliseconds());

            // The wire carries nine decimals of the Greeks.
            Assert.Equal(quote.Delta!.Value, row.Delta!.Value, 1e-9);
            Assert.Equal(quote.ImpliedVolatility!.Value, row.ImpliedVolatility!.Value, 1e-9);
            Assert.Equal(quote.Theta!.Value, row.Theta!.Value, 1e-9);
            Assert.Equal((price, bench.Market.Clock.GetUtcNow()), (row.UnderlyingPrice, row.SnapshotTime));
        });
    }

    [Fact]
    public async Task Contracts_without_a_quote_or_a_trade_are_answered_with_nulls()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(TwoWeeks, told);

        var quotes = told.Rows.Select(row => bench.Market.TryGetOption(row.Symbol, out var option) ? bench.Market.QuoteOf(option) : null).ToList();
        Assert.Contains(quotes, quote => quote!.Bid is null);
        Assert.Equal(quotes.Select(quote => quote!.Bid), told.Rows.Select(row => row.Bid));
        Assert.Equal(quotes.Select(quote => quote!.Last), told.Rows.Select(row => row.Last));
        Assert.Equal((0, 1.0), (coverage.Missing, coverage.Coverage));
        Assert.Equal(3 * told.Rows.Count, coverage.Asked);
        Assert.Equal(quotes.Count(quote => quote!.Bid is null && quote.Ask is null), coverage.Facts.Single(fact => fact.Fact == MarketFact.Quote).Empty);
    }

    [Fact]
    public async Task The_nearest_strikes_are_those_around_the_price_of_the_market_in_each_series()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.RunAsync(new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { StrikeCount = 4, MaxDaysToExpiration = 60 } }, told);

        Assert.True(bench.Market.TryGetListing("SPX", out var listing));
        var price = bench.Market.QuoteOf(listing).Last!.Value;
        var series = bench.Market.SeriesOf("SPX").Where(one => one.Expiration <= new DateTime(2026, 8, 11)).ToList();
        Assert.Equal(series.Count * 8, told.Rows.Count);
        Assert.All(series, one =>
        {
            var chosen = told.Rows.Where(row => row.Root == one.Root && row.Expiration == one.Expiration).Select(row => row.Strike).ToHashSet();
            var farthest = chosen.Max(strike => Math.Abs(strike - price));
            Assert.Equal(4, chosen.Count);
            Assert.All(one.Strikes.Where(strike => !chosen.Contains(strike.Price)), strike => Assert.True(Math.Abs(strike.Price - price) >= farthest));
        });
    }

    [Fact]
    public async Task The_nearest_strikes_of_contracts_alone_cost_one_request_more_for_the_price()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.RunAsync(new ChainQuery { Underlying = "SPY", ContractOnly = true, Filter = new ChainFilter { StrikeCount = 1 } }, told);

        Assert.Equal((1, 1), (bench.ChainRequests, bench.DataRequests));
        Assert.All(told.Rows, row => Assert.NotNull(row.UnderlyingPrice));
    }

    [Fact]
    public async Task Adjusted_series_are_delivered_only_if_asked_for()
    {
        using var bench = new QueryBench();
        var plain = new Recorder();
        var all = new Recorder();

        await bench.RunAsync(new ChainQuery { Underlying = "F", ContractOnly = true }, plain);
        await bench.RunAsync(new ChainQuery { Underlying = "F", ContractOnly = true, Filter = new ChainFilter { IncludeNonStandard = true } }, all);

        Assert.Equal(["F"], plain.Rows.Select(row => row.Root).Distinct());
        Assert.Equal(["F", "F1"], all.Rows.Select(row => row.Root).Distinct().Order(StringComparer.Ordinal));
        Assert.All(all.Rows.Where(row => row.Root == "F1"), row => Assert.Equal(("Non-standard", 104), (row.ChainType, row.Multiplier!.Value)));
    }

    [Fact]
    public async Task The_options_of_a_share_class_are_found_under_its_slash()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(new ChainQuery { Underlying = "BRK/B" }, told);

        Assert.Equal(bench.Listed("BRK/B"), told.Rows.Select(row => row.Symbol));
        Assert.All(told.Rows, row => Assert.Equal(("BRK/B", "BRKB"), (row.Underlying, row.Root)));
        Assert.Equal(0, coverage.Missing);
    }

    [Fact]
    public async Task A_filter_that_nothing_meets_costs_no_batch()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.RunAsync(new ChainQuery { Underlying = "SPY", Filter = new ChainFilter { MinStrike = 1_000_000 } }, told);

        Assert.Empty(told.Rows);
        Assert.Empty(bench.Batches);
        Assert.Equal((0, 0, 1.0), (coverage.Contracts, coverage.Asked, coverage.Coverage));
    }

    [Fact]
    public async Task Progress_begins_with_nothing_delivered_and_ends_with_everything()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.RunAsync(TwoWeeks, told);

        Assert.Equal(0, told.Progress[0].Delivered);
        Assert.Equal(told.Rows.Count, told.Progress[^1].Delivered);
        Assert.All(told.Progress, progress => Assert.Equal(told.Rows.Count, progress.Contracts));
        Assert.Equal(told.Progress.Select(progress => progress.Delivered).Order(), told.Progress.Select(progress => progress.Delivered));
    }

    [Fact]
    public async Task The_first_contracts_leave_before_the_last_byte_of_the_chain_is_there()
    {
        var clock = new HeldClock(timersLetThrough: 10);
        using var bench = new QueryBench(simulator => simulator.TokenClock = clock);
        bench.Suffer(Simulator.Faults.Fault.Drip(QueryBench.ChainPath, TimeSpan.FromSeconds(20)));
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var told = new Recorder { WhenRows = _ => first.TrySetResult() };

        var run = bench.RunAsync(new ChainQuery { Underlying = "SPX", ContractOnly = true, Unordered = true }, told);
        await Task.WhenAny(first.Task, run);

        Assert.True(first.Task.IsCompletedSuccessfully);
        Assert.False(run.IsCompleted, "The server still holds half of the body back.");
        clock.Release();
        await run;
        Assert.Equal(bench.Listed("SPX").Count, told.Rows.Count);
    }
}
