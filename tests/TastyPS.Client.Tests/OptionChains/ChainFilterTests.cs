using System.Globalization;
using TastyPS.Client.OptionChains;
using static TastyPS.Client.Tests.OptionChains.Listed;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class ChainFilterTests
{
    // Third Friday of June 2026 is the 19th, a holiday, so the monthly series ends on the 18th under both roots.
    private static readonly OptionSeries[] Chain =
    [
        Series("SPX", "2026-06-18", 6, "Regular", "AM"),
        Series("SPX", "2026-09-18", 98, "Regular", "AM"),
        Series("SPXW", "2026-06-15", 3, "Weekly"),
        Series("SPXW", "2026-06-18", 6, "Regular"),
        Series("SPXW", "2026-06-30", 18, "Quarterly"),
        Series("SPXW", "2026-07-31", 49, "End-Of-Month"),
        Series("SPX1", "2026-06-18", 6, "Regular", chainType: "Non-standard"),
    ];

    [Fact]
    public void Without_criteria_every_standard_series_is_wanted_in_the_order_given()
    {
        Assert.Equal(Chain[..6], new ChainFilter().Select(Chain));
    }

    [Fact]
    public void Adjusted_series_come_only_if_asked_for()
    {
        Assert.Equal(Chain, new ChainFilter { IncludeNonStandard = true }.Select(Chain));
    }

    [Fact]
    public void A_series_whose_chain_type_is_unknown_is_not_taken_for_an_adjusted_one()
    {
        var series = Series("SPX", "2026-06-18", chainType: null);

        Assert.Equal([series], new ChainFilter().Select([series]));
    }

    [Fact]
    public void Expiration_days_are_met_under_every_root()
    {
        var filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18"), CalendarDate.Parse("2026-07-31")] };

        Assert.Equal(["SPX 2026-06-18 AM", "SPXW 2026-06-18 PM", "SPXW 2026-07-31 PM"], Names(filter));
    }

    [Theory]
    [InlineData(6, null, new[] { "SPX 2026-06-18 AM", "SPX 2026-09-18 AM", "SPXW 2026-06-18 PM", "SPXW 2026-06-30 PM", "SPXW 2026-07-31 PM" })]
    [InlineData(null, 6, new[] { "SPX 2026-06-18 AM", "SPXW 2026-06-15 PM", "SPXW 2026-06-18 PM" })]
    [InlineData(18, 49, new[] { "SPXW 2026-06-30 PM", "SPXW 2026-07-31 PM" })]
    [InlineData(7, 17, new string[0])]
    public void Days_to_expiration_are_bounded_on_both_sides_with_the_bounds_included(int? min, int? max, string[] wanted)
    {
        Assert.Equal(wanted, Names(new ChainFilter { MinDaysToExpiration = min, MaxDaysToExpiration = max }));
    }

    [Fact]
    public void A_series_without_a_count_of_days_is_within_no_bounds()
    {
        OptionSeries[] chain = [Series("SPX", "2026-06-18", days: null)];

        Assert.Empty(new ChainFilter { MinDaysToExpiration = 0 }.Select(chain));
        Assert.Empty(new ChainFilter { MaxDaysToExpiration = 1000 }.Select(chain));
        Assert.Equal(chain, new ChainFilter().Select(chain));
    }

    [Fact]
    public void Expiration_types_settlement_and_roots_are_compared_without_regard_to_case()
    {
        Assert.Equal(["SPXW 2026-06-30 PM", "SPXW 2026-07-31 PM"], Names(new ChainFilter { ExpirationTypes = ["quarterly", "END-OF-MONTH"] }));
        Assert.Equal(["SPX 2026-06-18 AM", "SPX 2026-09-18 AM"], Names(new ChainFilter { SettlementType = "am" }));
        Assert.Equal(["SPX 2026-06-18 AM", "SPX 2026-09-18 AM"], Names(new ChainFilter { Roots = ["spx"] }));
        Assert.Equal(
            ["SPX1 2026-06-18 PM"],
            Names(new ChainFilter { Roots = ["spx1"], IncludeNonStandard = true }));
    }

    [Fact]
    public void Criteria_narrow_each_other()
    {
        var filter = new ChainFilter
        {
            Expirations = [CalendarDate.Parse("2026-06-15"), CalendarDate.Parse("2026-06-18"), CalendarDate.Parse("2026-09-18")],
            MaxDaysToExpiration = 30,
            ExpirationTypes = ["Regular"],
            SettlementType = "PM",
        };

        Assert.Equal(["SPXW 2026-06-18 PM"], Names(filter));
    }

    [Fact]
    public void Each_series_is_judged_alone_as_it_is_judged_in_the_whole_chain()
    {
        ChainFilter[] filters =
        [
            new(),
            new() { IncludeNonStandard = true },
            new() { Expirations = [CalendarDate.Parse("2026-06-18")] },
            new() { MinDaysToExpiration = 6, MaxDaysToExpiration = 18 },
            new() { ExpirationTypes = ["weekly"] },
            new() { SettlementType = "pm", Roots = ["SPXW"] },
        ];

        Assert.All(filters, filter =>
        {
            Assert.False(filter.NeedsWholeChain);
            Assert.Equal(filter.Select(Chain), Chain.Where(filter.Accepts));
        });
    }

    [Fact]
    public void Next_is_the_nearest_day_and_needs_the_whole_chain()
    {
        var filter = new ChainFilter { NextExpiration = true };

        Assert.True(filter.NeedsWholeChain);
        Assert.Equal(["SPXW 2026-06-15 PM"], Names(filter));
    }

    [Fact]
    public void Next_of_a_root_is_that_roots_nearest_day()
    {
        Assert.Equal(["SPX 2026-06-18 AM"], Names(new ChainFilter { NextExpiration = true, Roots = ["SPX"] }));
    }

    [Fact]
    public void Next_is_the_same_day_of_both_roots_where_both_have_it()
    {
        Assert.Equal(["SPX 2026-06-18 AM", "SPXW 2026-06-18 PM"], Names(new ChainFilter { NextExpiration = true, MinDaysToExpiration = 4 }));
    }

    [Fact]
    public void Next_comes_beside_the_days_that_are_named()
    {
        var filter = new ChainFilter { NextExpiration = true, Expirations = [CalendarDate.Parse("2026-07-31")] };

        Assert.Equal(["SPXW 2026-06-15 PM", "SPXW 2026-07-31 PM"], Names(filter));
    }

    // New York is four hours behind in June: 9:30 is 13:30 and 16:00 is 20:00.
    [Theory]
    [InlineData("2026-06-15T19:59:59Z", new[] { "SPXW 2026-06-15 PM" })]
    [InlineData("2026-06-15T20:00:00Z", new[] { "SPX 2026-06-18 AM", "SPXW 2026-06-18 PM" })]
    [InlineData("2026-06-18T13:29:59Z", new[] { "SPX 2026-06-18 AM", "SPXW 2026-06-18 PM" })]
    [InlineData("2026-06-18T13:30:00Z", new[] { "SPXW 2026-06-18 PM" })]
    [InlineData("2026-06-18T20:31:00Z", new[] { "SPXW 2026-06-30 PM" })]
    [InlineData("2027-01-01T00:00:00Z", new string[0])]
    public void Next_passes_over_what_has_expired(string now, string[] wanted)
    {
        Assert.Equal(wanted, Names(new ChainFilter { NextExpiration = true, Now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) }));
    }

    [Fact]
    public void Series_are_named_by_root_and_day_together()
    {
        var filter = new ChainFilter { Series = [new("spx", CalendarDate.Parse("2026-09-18")), new("SPXW", CalendarDate.Parse("2026-06-18")), new(null, CalendarDate.Parse("2026-06-15"))] };

        Assert.Equal(["SPX 2026-09-18 AM", "SPXW 2026-06-15 PM", "SPXW 2026-06-18 PM"], Names(filter));
    }

    [Fact]
    public void What_is_named_but_not_listed_is_told()
    {
        var filter = new ChainFilter
        {
            NextExpiration = true,
            Expirations = [CalendarDate.Parse("2020-01-01"), CalendarDate.Parse("2026-06-18")],
            Roots = ["spxw", "NDX"],
            Series = [new("RUT", CalendarDate.Parse("2026-06-19"))],
        };

        Assert.Equal("2020-01-01, 2026-06-19, NDX, RUT", filter.Unlisted(Chain).ToString());
        Assert.True(new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")], Roots = ["spx"] }.Unlisted(Chain).IsEmpty);
    }

    [Fact]
    public void Next_of_nothing_is_nothing()
    {
        Assert.Empty(Names(new ChainFilter { NextExpiration = true, Roots = ["NDX"] }));
        Assert.Empty(new ChainFilter { NextExpiration = true }.Select([]));
    }

    [Fact]
    public void A_series_with_an_unreadable_day_is_not_the_next()
    {
        var unreadable = Unreadable("SPXW");

        Assert.Equal([unreadable, Chain[0]], new ChainFilter { NextExpiration = true }.Select([unreadable, Chain[0], Chain[1]]));
    }

    [Fact]
    public void A_series_with_an_unreadable_day_may_be_the_one_asked_for_so_that_its_defect_is_told()
    {
        var unreadable = Unreadable("SPXW");
        var filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")] };

        Assert.True(filter.Accepts(unreadable));
        Assert.Empty(filter.ContractsOf(unreadable, null));
        Assert.False((filter with { Roots = ["SPX"] }).Accepts(unreadable));
    }

    [Fact]
    public void Without_criteria_a_series_gives_all_its_contracts()
    {
        var series = Series("SPX", "2026-06-18", strikes: [90, 100]);

        Assert.Equal(series.Contracts, new ChainFilter().ContractsOf(series, null));
    }

    [Theory]
    [InlineData(OptionType.Call)]
    [InlineData(OptionType.Put)]
    public void One_type_halves_a_series(OptionType type)
    {
        var contracts = new ChainFilter { OptionType = type }.ContractsOf(Series("SPX", "2026-06-18", strikes: [90, 100, 110]), null);

        Assert.Equal([(90m, type), (100m, type), (110m, type)], contracts.Select(contract => (contract.Strike, contract.OptionType)));
    }

    [Theory]
    [InlineData(95.0, 110.0, new[] { 95.0, 100.0, 110.0 })]
    [InlineData(95.01, null, new[] { 100.0, 110.0 })]
    [InlineData(null, 90.0, new[] { 90.0 })]
    [InlineData(101.0, 109.0, new double[0])]
    public void Strikes_are_bounded_on_both_sides_with_the_bounds_included(double? min, double? max, double[] wanted)
    {
        var filter = new ChainFilter { MinStrike = (decimal?)min, MaxStrike = (decimal?)max, OptionType = OptionType.Call };

        Assert.Equal(wanted, filter.ContractsOf(Series("SPX", "2026-06-18", strikes: [90, 95, 100, 110]), null).Select(contract => (double)contract.Strike));
    }

    [Theory]
    [InlineData(1, 101.0, new[] { 100.0 })]
    [InlineData(3, 101.0, new[] { 95.0, 100.0, 105.0 })]
    [InlineData(2, 97.5, new[] { 95.0, 100.0 })]
    [InlineData(1, 97.5, new[] { 95.0 })]
    [InlineData(2, 100.0, new[] { 95.0, 100.0 })]
    [InlineData(2, 3.0, new[] { 90.0, 95.0 })]
    [InlineData(2, 1000.0, new[] { 110.0, 125.0 })]
    [InlineData(3, 112.0, new[] { 100.0, 105.0, 110.0 })]
    [InlineData(99, 100.0, new[] { 90.0, 95.0, 100.0, 105.0, 110.0, 125.0 })]
    public void The_nearest_strikes_are_told_by_distance_and_of_two_equally_near_the_lower(int count, double price, double[] wanted)
    {
        var contracts = new ChainFilter { StrikeCount = count }.ContractsOf(Series("SPX", "2026-06-18", strikes: [90, 95, 100, 105, 110, 125]), (decimal)price);

        Assert.Equal(wanted.SelectMany(strike => new[] { (strike, OptionType.Call), (strike, OptionType.Put) }), contracts.Select(contract => ((double)contract.Strike, contract.OptionType)));
    }

    [Fact]
    public void The_nearest_strikes_are_counted_in_each_series_by_its_own_grid()
    {
        var filter = new ChainFilter { StrikeCount = 2, OptionType = OptionType.Put };

        Assert.Equal([100m, 125m], Strikes(filter, 110, 75, 100, 125, 150));
        Assert.Equal([109.5m, 110m], Strikes(filter, 110, 105, 109.5m, 110, 111));
    }

    [Fact]
    public void The_nearest_strikes_are_chosen_among_those_within_the_bounds()
    {
        var filter = new ChainFilter { StrikeCount = 2, MinStrike = 105, OptionType = OptionType.Call };

        Assert.Equal([105m, 110m], Strikes(filter, 100, 90, 95, 100, 105, 110, 115));
    }

    [Fact]
    public void The_nearest_strikes_cannot_be_told_without_a_price()
    {
        Assert.Throws<InvalidOperationException>(() => new ChainFilter { StrikeCount = 1 }.ContractsOf(Series("SPX", "2026-06-18", strikes: [100]), null));
    }

    private static IEnumerable<string> Names(ChainFilter filter) => filter.Select(Chain).Select(series => series.ToString());

    private static IEnumerable<decimal> Strikes(ChainFilter filter, decimal price, params decimal[] strikes) =>
        filter.ContractsOf(Series("SPX", "2026-06-18", strikes: strikes), price).Select(contract => contract.Strike);
}
