using System.Globalization;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Simulator;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class InstrumentFactTests
{
    [Theory]
    [InlineData(null, "0.01", "2.41", null)] // nobody bids, and the last price is old
    [InlineData(null, "0.02", "0.01", "0.01")]
    [InlineData("1.00", null, "0.99", null)]
    [InlineData("1.00", null, "1.20", "1.20")]
    [InlineData("1.00", "1.10", "0.99", "1.00")]
    [InlineData("1.00", "1.10", "1.11", "1.10")]
    [InlineData("1.00", "1.10", "1.10", "1.10")]
    [InlineData("1.10", "1.00", "1.05", "1.05")] // crossed for a moment
    [InlineData("1.10", "1.00", "1.20", null)]
    [InlineData("0", "0", "1.05", "1.05")] // a price of nothing is none
    [InlineData("0", "0.01", "2.41", null)]
    [InlineData(null, null, "1.05", "1.05")]
    [InlineData("0", "0", "0", null)] // nobody quotes: the middle of nothing
    [InlineData(null, null, "0", null)]
    [InlineData("0", "0.05", "0", null)]
    [InlineData("-0.01", "0.01", "0", "0")] // a future may be worth nothing
    [InlineData("-1.01", "-0.99", "-1.00", "-1.00")]
    [InlineData("1.00", "1.10", null, null)]
    public void A_mark_is_no_further_out_than_bid_and_ask_and_beyond_the_only_one_of_them_it_is_none(string? bid, string? ask, string? mark, string? taken) =>
        Assert.Equal(Number(taken), new InstrumentFacts { Mark = Number(mark), Bid = Number(bid), Ask = Number(ask) }.Mark);

    // Five dollars out of the money on its last day: nobody bids for it any more.
    [Fact]
    public async Task A_quote_takes_the_place_of_both_sides_that_an_instrument_brought_along()
    {
        using var simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(at: new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)) });
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(simulator.BaseUri),
            Credentials = new() { ClientSecret = simulator.Credentials.ClientSecret, RefreshToken = simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
        });
        var leg = OrderLegs.Of("SPY   261123C00688000", OrderAction.BuyToClose, 1m) with { Facts = new InstrumentFacts { Bid = 2.40m, Ask = 2.42m, Mark = 2.41m } };

        var facts = Assert.Single(await client.InstrumentFacts.CompleteAsync([leg], null, TestContext.Current.CancellationToken)).Facts!;

        Assert.Equal((null, 0.01m, null), (facts.Bid, facts.Ask, facts.Mark));
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
