using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Tests.Broker;

public class MarginRequirementTests
{
    private static readonly Listing Listing = new() { Symbol = "XYZ", Description = "", ListedMarket = "", OptionTickSizes = [] };
    private static readonly DateTime Day = new(2026, 8, 4);
    private static readonly DateTimeOffset Now = new(2026, 8, 4, 14, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Shares_ask_for_half_to_open_and_a_quarter_to_hold_in_a_margin_account_and_for_all_in_a_cash_account()
    {
        Assert.Equal((5_000m, 2_500m), Of(isMargin: true, Shares(100)));
        Assert.Equal((10_000m, 10_000m), Of(isMargin: false, Shares(100)));
    }

    [Fact]
    public void A_covered_call_asks_for_nothing_more() =>
        Assert.Equal(Of(isMargin: true, Shares(100)), Of(isMargin: true, Shares(100), Option(OptionRight.Call, 110m, -1)));

    [Fact]
    public void A_call_that_the_shares_do_not_reach_for_is_naked() =>
        // 20 % of 100 less the 10 out of the money is the tenth of the underlying, 10, plus the mark of 2.
        Assert.Equal((5_000m + 1_200m, 2_500m + 1_200m), Of(isMargin: true, Shares(100), Option(OptionRight.Call, 110m, -2)));

    [Fact]
    public void A_spread_asks_for_its_width_if_the_long_side_is_the_worse_one() =>
        Assert.Equal((500m, 500m), Of(isMargin: true, Option(OptionRight.Put, 90m, -1), Option(OptionRight.Put, 85m, 1)));

    [Fact]
    public void A_spread_that_was_paid_for_asks_for_nothing() =>
        Assert.Equal((0m, 0m), Of(isMargin: true, Option(OptionRight.Call, 110m, -1), Option(OptionRight.Call, 100m, 1)));

    [Fact]
    public void A_naked_put_asks_for_a_fifth_of_the_underlying_less_what_it_is_out_of_the_money_plus_its_mark() =>
        // 20 − 5 = 15, more than a tenth of the strike, plus 2.
        Assert.Equal((1_700m, 1_700m), Of(isMargin: true, Option(OptionRight.Put, 95m, -1)));

    [Fact]
    public void A_put_in_a_cash_account_is_secured_by_its_strike() =>
        Assert.Equal((9_500m, 9_500m), Of(isMargin: false, Option(OptionRight.Put, 95m, -1)));

    private static (decimal Initial, decimal Maintenance) Of(bool isMargin, params Position[] positions)
    {
        var requirement = new MarginRequirement(new PortfolioSnapshot(0m, positions, Day, Now), isMargin, _ => 100m);
        return (requirement.Initial, requirement.Maintenance);
    }

    private static Position Shares(decimal quantity) =>
        Held(Instrument.Of(Listing), quantity, 100m);

    private static Position Option(OptionRight right, decimal strike, decimal quantity)
    {
        var key = new OptionSeriesKey("XYZ", "XYZ", Day.AddDays(30));
        var option = new OptionListing { Symbol = $"{right} {strike}", Series = key, Strike = strike, Right = right };
        var series = new OptionSeries
        {
            Underlying = "XYZ",
            Root = "XYZ",
            Expiration = key.Expiration,
            ExpirationType = "Weekly",
            SettlementType = "PM",
            ExerciseStyle = "American",
            ExpiresAt = Now.AddDays(30),
            Strikes = [],
        };
        return Held(Instrument.Of(series, option, Listing), quantity, 2m);
    }

    private static Position Held(Instrument instrument, decimal quantity, decimal mark) => new()
    {
        Instrument = instrument,
        Quantity = quantity,
        AverageOpenPrice = mark,
        SettledPrice = mark,
        ClosePrice = mark,
        DailyBasis = mark,
        YearlyBasis = mark,
        Mark = mark,
        Day = Day,
        CreatedAt = Now,
        UpdatedAt = Now,
    };
}
