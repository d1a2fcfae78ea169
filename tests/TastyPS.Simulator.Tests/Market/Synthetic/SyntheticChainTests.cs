using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Synthetic;

public partial class SyntheticChainTests
{
    [Fact]
    public void The_listed_names_are_there_in_order_with_names_enough_to_page_through()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        var symbols = market.Listings.Select(listing => listing.Symbol).ToList();

        Assert.Equal(symbols.Order(StringComparer.Ordinal), symbols);
        Assert.Equal(
            ["AAPL", "BRK/B", "F", "NDX", "QQQ", "RUT", "SPX", "SPY", "TSLA", "VIX", "XSP"],
            market.Optionable().Select(listing => listing.Symbol));
        Assert.Equal(1211, symbols.Count);
        Assert.Equal(["NDX", "RUT", "SPX", "VIX", "XSP"], market.Listings.Where(listing => listing.IsIndex).Select(listing => listing.Symbol));
        Assert.Equal(["QQQ", "SPY"], market.Listings.Where(listing => listing.IsEtf).Select(listing => listing.Symbol));
    }

    [Fact]
    public void On_any_day_SPX_has_40_to_55_expirations_and_about_21_000_contracts()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 12, 20, 15, 0, 0, TimeSpan.Zero));
        var market = new SyntheticMarket(clock: clock);
        while (clock.GetUtcNow().Year < 2029)
        {
            var series = market.SeriesOf("SPX");
            Assert.InRange(series.Select(one => one.Expiration).Distinct().Count(), 40, 55);
            Assert.InRange(series.Count, 40, 55);
            Assert.InRange(2 * series.Sum(one => one.Strikes.Count), 20_000, 22_200);
            clock.Advance(TimeSpan.FromDays(9) + TimeSpan.FromHours(1));
        }
    }

    [Theory]
    [InlineData(2026, 1, 1, 12)] // a holiday
    [InlineData(2026, 12, 31, 20)] // the year's last evening
    [InlineData(2026, 11, 27, 12)] // a half day
    [InlineData(2026, 11, 21, 12)] // a Saturday
    [InlineData(2026, 6, 19, 12)] // a third Friday that is a holiday
    [InlineData(2028, 2, 29, 12)]
    public void Odd_days_have_a_whole_chain_too(int year, int month, int day, int hour)
    {
        var series = Markets.At(year, month, day, hour, 0).SeriesOf("SPX");

        Assert.InRange(series.Count, 40, 55);
        Assert.InRange(2 * series.Sum(one => one.Strikes.Count), 20_000, 22_200);
    }

    [Fact]
    public void SPXW_expires_on_every_trading_day_of_the_next_five_weeks()
    {
        var today = new DateTime(2026, 11, 22);
        var listed = Markets.At(2026, 11, 22, 12, 0).SeriesOf("SPX").Where(series => series.Root == "SPXW").Select(series => series.Expiration).ToHashSet();

        Assert.All(
            Enumerable.Range(0, 35).Select(ahead => today.AddDays(ahead)).Where(TradingCalendar.IsTradingDay),
            day => Assert.Contains(day, listed));
    }

    [Fact]
    public void Nothing_expires_on_a_holiday()
    {
        var market = Markets.At(2026, 11, 22, 12, 0);

        foreach (var listing in market.Optionable())
        {
            var expirations = market.SeriesOf(listing.Symbol).Select(series => series.Expiration).ToList();
            Assert.DoesNotContain(new DateTime(2026, 11, 26), expirations);
            Assert.DoesNotContain(new DateTime(2026, 12, 25), expirations);
        }
    }

    [Fact]
    public void SPX_lists_twelve_monthlies_settled_at_the_open_and_Junes_and_Decembers_beyond()
    {
        var monthlies = Markets.At(2026, 11, 22, 12, 0).SeriesOf("SPX").Where(series => series.Root == "SPX").ToList();

        Assert.All(monthlies, series => Assert.Equal(("AM", "Regular"), (series.SettlementType, series.ExpirationType)));
        Assert.Equal(
            [
                "2026-12-18", "2027-01-15", "2027-02-19", "2027-03-19", "2027-04-16", "2027-05-21", "2027-06-17", "2027-07-16", "2027-08-20",
                "2027-09-17", "2027-10-15", "2027-11-19", "2027-12-17", "2028-06-16", "2028-12-15", "2029-06-15",
            ],
            monthlies.Select(series => $"{series.Expiration:yyyy-MM-dd}")); // June 18, 2027 keeps Juneteenth, a Saturday
    }

    [Theory]
    [InlineData("SPX", "SPX", "SPXW")]
    [InlineData("NDX", "NDX", "NDXP")]
    [InlineData("RUT", "RUT", "RUTW")]
    public void Third_Fridays_are_listed_under_both_roots(string underlying, string morningRoot, string eveningRoot)
    {
        var thirdFriday = Markets.At(2026, 11, 22, 12, 0).SeriesOf(underlying).Where(series => series.Expiration == new DateTime(2026, 12, 18)).ToList();

        Assert.Equal([(morningRoot, "AM"), (eveningRoot, "PM")], thirdFriday.Select(series => (series.Root, series.SettlementType)));
        Assert.Equal(
            [NewYorkTime.At(new DateTime(2026, 12, 18), new TimeSpan(9, 30, 0)), NewYorkTime.At(new DateTime(2026, 12, 18), new TimeSpan(16, 0, 0))],
            thirdFriday.Select(series => series.ExpiresAt));
    }

    [Fact]
    public void Month_and_quarter_ends_bear_their_type()
    {
        var types = Markets.At(2026, 11, 22, 12, 0).SeriesOf("SPX").Where(series => series.Root == "SPXW").ToDictionary(series => series.Expiration, series => series.ExpirationType);

        Assert.Equal("End-Of-Month", types[new DateTime(2026, 11, 30)]);
        Assert.Equal("Quarterly", types[new DateTime(2026, 12, 31)]);
        Assert.Equal("Regular", types[new DateTime(2026, 12, 18)]);
        Assert.Equal("Weekly", types[new DateTime(2026, 12, 1)]);
    }

    [Fact]
    public void A_series_leaves_the_chain_when_it_expires()
    {
        var clock = new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(9, 29, 0)));
        var market = new SyntheticMarket(clock: clock);
        IEnumerable<string> Today() => market.SeriesOf("SPX").Where(series => series.Expiration == new DateTime(2026, 11, 20)).Select(series => series.Root);
        Assert.True(market.TryGetOption("SPX   261120C06900000", out _));

        Assert.Equal(["SPX", "SPXW"], Today());
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["SPXW"], Today());
        Assert.False(market.TryGetOption("SPX   261120C06900000", out _));
        clock.Advance(TimeSpan.FromHours(6.5));
        Assert.Empty(Today());
    }

    [Fact]
    public void Series_are_ordered_by_root_and_expiration_and_strikes_ascend()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        foreach (var listing in market.Optionable())
        {
            var series = market.SeriesOf(listing.Symbol);
            Assert.Equal(series.OrderBy(one => one.Root, StringComparer.Ordinal).ThenBy(one => one.Expiration), series);
            Assert.All(series, one => Assert.Equal(one.Strikes.Select(strike => strike.Price).Order().Distinct(), one.Strikes.Select(strike => strike.Price)));
        }
    }

    [Fact]
    public void Every_symbol_is_well_formed_unique_and_leads_back_to_its_contract()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in market.Optionable().SelectMany(listing => market.Options(listing.Symbol)))
        {
            Assert.Matches(OccPattern(), option.Symbol);
            Assert.True(seen.Add(option.Symbol), option.Symbol);
            Assert.True(market.TryGetOption(option.Symbol, out var found), option.Symbol);
            Assert.Same(option, found);
            Assert.StartsWith(option.Series.Root.PadRight(6) + $"{option.Series.Expiration:yyMMdd}", option.Symbol, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Streamer_symbols_are_missing_from_the_adjusted_series_alone()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        foreach (var listing in market.Optionable())
        {
            foreach (var series in market.SeriesOf(listing.Symbol))
            {
                var isAdjusted = series.Root == "F1";
                Assert.Equal(isAdjusted ? "Non-standard" : "Standard", series.ChainType);
                Assert.Equal(isAdjusted ? 104 : 100, series.SharesPerContract);
                Assert.All(series.Options(), option => Assert.Equal(isAdjusted, option.StreamerSymbol is null));
            }
        }
    }

    [Fact]
    public void The_adjusted_series_hangs_on_its_underlying() =>
        Assert.Equal(3, Markets.At(2026, 11, 22, 12, 0).SeriesOf("F").Count(series => series.Root == "F1"));

    [Fact]
    public void A_contract_that_left_the_board_is_found_by_its_symbol_yet()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        const string offBoard = "SPX   261218C08805000";

        Assert.DoesNotContain(offBoard, market.Options("SPX").Select(option => option.Symbol));
        Assert.True(market.TryGetOption(offBoard, out var option));
        Assert.Equal(8805m, option.Strike);
        Assert.False(market.TryGetOption("SPX   261218C08801000", out _));
        Assert.False(market.TryGetOption("SPX   261217C08805000", out _));
    }

    [GeneratedRegex(@"^[A-Z0-9 ]{6}\d{6}[CP]\d{8}$")]
    private static partial Regex OccPattern();
}
