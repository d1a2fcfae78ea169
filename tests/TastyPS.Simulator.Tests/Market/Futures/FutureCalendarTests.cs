using TastyPS.Simulator.Market;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Futures;

public class FutureCalendarTests
{
    [Fact]
    public void The_contracts_of_ES_on_2026_06_12_are_those_of_the_recorded_chain()
    {
        var market = Markets.At(2026, 6, 12, 11, 0);

        var contracts = market.Contracts("ES").Take(4).Select(contract => (
            contract.Symbol, contract.StreamerSymbol, contract.Expiration, contract.ExpiresAt.UtcDateTime, contract.IsActiveMonth, contract.IsNextActiveMonth));

        Assert.Equal(
            [
                ("/ESM6", "/ESM26:XCME", new DateTime(2026, 6, 18), new DateTime(2026, 6, 18, 13, 30, 0), true, false),
                ("/ESU6", "/ESU26:XCME", new DateTime(2026, 9, 18), new DateTime(2026, 9, 18, 13, 30, 0), false, true),
                ("/ESZ6", "/ESZ26:XCME", new DateTime(2026, 12, 18), new DateTime(2026, 12, 18, 14, 30, 0), false, false),
                ("/ESH7", "/ESH27:XCME", new DateTime(2027, 3, 19), new DateTime(2027, 3, 19, 13, 30, 0), false, false),
            ],
            contracts);
    }

    // Published by the exchange: last trading days.
    [Theory]
    [InlineData("CL", "/CLF6", 2025, 12, 1, 2025, 12, 19)]
    [InlineData("CL", "/CLZ2", 2022, 11, 1, 2022, 11, 21)]
    [InlineData("GC", "/GCZ5", 2025, 12, 1, 2025, 12, 29)]
    [InlineData("ZN", "/ZNZ5", 2025, 12, 1, 2025, 12, 19)]
    [InlineData("NQ", "/NQZ5", 2025, 12, 1, 2025, 12, 19)]
    public void A_contract_expires_on_the_day_that_the_exchange_published(string code, string symbol, int year, int month, int day, int expiryYear, int expiryMonth, int expiryDay)
    {
        var contract = Markets.At(year, month, day, 11, 0).Contracts(code).Single(candidate => candidate.Symbol == symbol);

        Assert.Equal(new DateTime(expiryYear, expiryMonth, expiryDay), contract.Expiration);
    }

    [Theory]
    [InlineData("./ESZ6 ESZ6  261218", "./ESZ26", 2026, 6, 12)]
    [InlineData("./ESU6 E1AN6 260706", "./E1AN26", 2026, 6, 26)]
    [InlineData("./ESZ6 EW3U6 260918", "./EW3U26", 2026, 9, 10)]
    [InlineData("./CLZ2 LO1X2 221104", "./LO1X22", 2022, 10, 24)]
    [InlineData("./GCZ5 OGX5  251028", "./OGX25", 2025, 10, 1)]
    [InlineData("./MNQZ5MNQZ5 251219", "./MNQZ25", 2025, 10, 1)]
    public void Recorded_option_contracts_are_listed_with_their_future_day_and_names(string beginning, string streamed, int year, int month, int day)
    {
        var market = Markets.At(year, month, day, 11, 0);

        var found = market.Futures!.Products.SelectMany(market.Futures.SeriesOf).SelectMany(Markets.Options)
            .First(option => option.Symbol.StartsWith(beginning, StringComparison.Ordinal) && option.StreamerSymbol is not null);

        Assert.StartsWith(streamed, found.StreamerSymbol, StringComparison.Ordinal);
    }

    [Fact]
    public void The_active_month_rolls_when_fewer_than_four_business_days_are_left()
    {
        Assert.Equal("/ESM6", Markets.At(2026, 6, 12, 11, 0).Contracts("ES").Single(contract => contract.IsActiveMonth).Symbol);
        Assert.Equal("/ESU6", Markets.At(2026, 6, 15, 11, 0).Contracts("ES").Single(contract => contract.IsActiveMonth).Symbol);
    }

    [Fact]
    public void A_contract_is_gone_at_the_instant_of_its_expiry()
    {
        Assert.Equal("/ESM6", Markets.At(2026, 6, 18, 9, 29).Contracts("ES")[0].Symbol);
        Assert.Equal("/ESU6", Markets.At(2026, 6, 18, 9, 30).Contracts("ES")[0].Symbol);
        Assert.False(Markets.At(2026, 6, 18, 9, 30).Futures!.TryGetFuture("/ESM6", out _));
    }

    [Fact]
    public void No_option_outlives_its_future_and_none_expires_twice()
    {
        for (var day = new DateTime(2026, 1, 5); day.Year == 2026; day = day.AddDays(13))
        {
            var futures = Markets.At(day.Year, day.Month, day.Day, 8, 0).Futures!;
            foreach (var series in futures.Products.Select(futures.SeriesOf).Select(all => all.ToList()))
            {
                Assert.NotEmpty(series);
                Assert.All(series, one => Assert.True(one.ExpiresAt <= one.Future.ExpiresAt, one.Contract));
                Assert.Equal(series.Count, series.Select(one => one.Contract).Distinct().Count());
            }
        }
    }

    [Fact]
    public void Every_symbol_leads_back_to_its_instrument()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        foreach (var product in market.Futures!.Products)
        {
            foreach (var contract in market.Futures.ContractsOf(product))
            {
                Assert.True(market.Futures.TryGetFuture(contract.Symbol, out var found));
                Assert.Equal(contract.StreamerSymbol, found.StreamerSymbol);
                Assert.True(market.TryResolveStreamer(contract.StreamerSymbol, out var streamed));
                Assert.Equal((StreamedKind.Future, contract.Symbol), (streamed.Kind, streamed.Symbol));
            }

            foreach (var option in market.Futures.SeriesOf(product).SelectMany(Markets.Options))
            {
                Assert.True(market.Futures.TryGetOption(option.Symbol, out var found), option.Symbol);
                Assert.Equal(option.StreamerSymbol, found.StreamerSymbol);
                if (option.StreamerSymbol is null)
                    continue;
                Assert.True(market.TryResolveStreamer(option.StreamerSymbol, out var streamed), option.StreamerSymbol);
                Assert.Equal((StreamedKind.FutureOption, option.Symbol), (streamed.Kind, streamed.Symbol));
            }
        }
    }

    [Fact]
    public void The_continuous_symbol_is_the_active_month()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);

        Assert.True(market.TryResolveStreamer("/ES:XCME", out var continuous));
        Assert.Equal("/ESZ6", continuous.Symbol);
        Assert.Equal(market.Futures!.QuoteOf(market.Contracts("ES")[0]), market.QuoteOf(continuous));
    }

    [Theory]
    [InlineData("/ESZ6")]
    [InlineData("/ESZ6:XCME")]
    [InlineData("/ESZ26:XNYM")]
    [InlineData("/ESZ26")]
    [InlineData("/:XCME")]
    [InlineData("/")]
    [InlineData("./")]
    [InlineData("./ESZ26C:XCME")]
    [InlineData("./ESZ26C7000.0:XCME")]
    [InlineData("./ESZ26C7000")]
    [InlineData(".")]
    [InlineData(".SPXW")]
    [InlineData("")]
    [InlineData("BTC/USD")]
    [InlineData("spx")]
    public void What_the_streamer_does_not_spell_so_is_unknown_to_it(string symbol) => Assert.False(Markets.At(2026, 11, 20, 11, 0).TryResolveStreamer(symbol, out _));

    [Fact]
    public void A_few_strikes_of_the_quarterlies_of_ES_have_no_streamer_symbol()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        var options = market.Futures!.SeriesOf(market.Contracts("ES")[0].Product).SelectMany(Markets.Options).ToList();

        var unstreamed = options.Where(option => option.StreamerSymbol is null).ToList();

        Assert.InRange(unstreamed.Count, 1, options.Count / 50);
        Assert.All(unstreamed, option => Assert.StartsWith("ES", option.Series.Contract, StringComparison.Ordinal));
    }
}
