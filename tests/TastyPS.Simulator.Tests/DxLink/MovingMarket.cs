using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>A simulator whose prices move with a clock of their own. It is Tuesday, 2026-08-04, 10:30 in New York.</summary>
internal static class MovingMarket
{
    public static readonly DateTimeOffset Start = new(2026, 8, 4, 14, 30, 0, TimeSpan.Zero);

    public static async Task<(SimulatorSession Session, SyntheticMarket Market, FakeTimeProvider Clock)> SignInAsync(Action<SimulatorOptions>? configure = null)
    {
        var clock = new FakeTimeProvider(Start);
        var market = new SyntheticMarket(1, clock);
        var session = await SimulatorSession.SignInAsync(options =>
        {
            options.Market = market;
            configure?.Invoke(options);
        });
        return (session, market, clock);
    }

    /// <summary>The streamer symbol of a call near the money of SPY.</summary>
    public static string Call(SyntheticMarket market)
    {
        Assert.True(market.TryGetListing("SPY", out var spy));
        var price = market.QuoteOf(spy).Last!.Value;
        var series = market.SeriesOf("SPY").First(one => one.Expiration > Start.Date.AddDays(14));
        return series.Strikes.MinBy(strike => Math.Abs(strike.Price - price))!.Call.StreamerSymbol!;
    }
}
