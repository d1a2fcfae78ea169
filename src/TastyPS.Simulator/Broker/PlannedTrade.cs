using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Broker;

/// <summary>A position that an account shall hold, before it is known what the market offers.</summary>
internal sealed record PlannedTrade(string Underlying, decimal Quantity, int SessionsBack)
{
    /// <summary>Call or put; null for shares.</summary>
    public OptionRight? Right { get; init; }

    /// <summary>The strike as a part of the underlying's price.</summary>
    public decimal Moneyness { get; init; }

    /// <summary>The shortest life the option may have left.</summary>
    public int LeastDays { get; init; }

    /// <summary>How much of it is closed at today's open.</summary>
    public decimal ClosedToday { get; init; }

    /// <summary>Whether another underlying will do where the market does not have this one.</summary>
    public bool AnyUnderlying { get; init; } = true;

    public static PlannedTrade Shares(string symbol, decimal quantity, int sessionsBack, decimal closedToday = 0) =>
        new(symbol, quantity, sessionsBack) { ClosedToday = closedToday };

    public static PlannedTrade Option(string underlying, decimal quantity, int sessionsBack, OptionRight right, decimal moneyness, int leastDays = 40) =>
        new(underlying, quantity, sessionsBack) { Right = right, Moneyness = moneyness, LeastDays = leastDays };
}
