using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Broker;

/// <summary>What the two accounts hold. The seed decides how much of some of it.</summary>
internal static class AccountPlans
{
    public const decimal MarginDeposit = 400_000m;
    public const decimal RetirementDeposit = 100_000m;

    /// <summary>Shares, some of them traded today, a covered call, a naked put, long calls and a put spread on the index.</summary>
    public static IReadOnlyList<PlannedTrade> Margin(int seed)
    {
        var random = new Random(seed);
        return
        [
            PlannedTrade.Shares("AAPL", 100 * random.Next(1, 4), 15),
            PlannedTrade.Shares("SPY", 300, 22, closedToday: 100),
            PlannedTrade.Shares("TSLA", 50, 9, closedToday: 50),
            PlannedTrade.Shares("F", 100 * random.Next(1, 6), 0),
            PlannedTrade.Option("AAPL", random.Next(1, 4), 12, OptionRight.Call, 1.03m),
            PlannedTrade.Option("AAPL", -1, 12, OptionRight.Call, 1.10m),
            PlannedTrade.Option("AAPL", -1, 8, OptionRight.Put, 0.90m),
            PlannedTrade.Option("SPX", -1, 5, OptionRight.Put, 0.95m, leastDays: 25),
            PlannedTrade.Option("SPX", 1, 5, OptionRight.Put, 0.93m, leastDays: 25),
        ];
    }

    /// <summary>Shares, a long call and puts secured by cash.</summary>
    public static IReadOnlyList<PlannedTrade> Retirement(int seed)
    {
        var random = new Random(seed);
        return
        [
            PlannedTrade.Shares("BRK/B", 10 * random.Next(2, 6), 25),
            PlannedTrade.Shares("QQQ", 5 * random.Next(2, 8), 18),
            PlannedTrade.Option("AAPL", 1, 10, OptionRight.Call, 1.05m),
            PlannedTrade.Option("F", -2, 6, OptionRight.Put, 0.92m) with { AnyUnderlying = false },
        ];
    }
}
