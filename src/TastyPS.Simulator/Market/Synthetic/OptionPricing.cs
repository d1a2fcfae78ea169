using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>How all options on one underlying are priced and how busy they are.</summary>
internal sealed class OptionPricing
{
    public required SurfaceModel Model { get; init; }

    public required TickLadder Ticks { get; init; }

    public required bool IsAmerican { get; init; }

    /// <summary>Open interest of a busy strike at the money.</summary>
    public required double OpenInterest { get; init; }

    /// <summary>A strike of which this is a divisor is a round one.</summary>
    public required decimal RoundStrike { get; init; }

    /// <summary>The source of chance.</summary>
    public required ulong Key { get; init; }
}

/// <summary>What pricing needs to know of one option.</summary>
internal readonly record struct OptionTerms(OptionPricing Pricing, string Symbol, OptionRight Right, decimal StrikePrice, DateTimeOffset ExpiresAt, bool IsMonthly)
{
    public double Strike => (double)StrikePrice;

    /// <summary>The source of chance for everything about it.</summary>
    public ulong Chance => Noise.Mix(Pricing.Key, Symbol);

    public double ValueAt(Maturity maturity) => Pricing.Model.Price(maturity, Right, Strike, Pricing.IsAmerican);

    /// <summary>A price on tick at the model's value or next to it; at least one tick, for nothing trades for nothing.</summary>
    public decimal TradePrice(Maturity maturity, double side)
    {
        var value = ValueAt(maturity);
        var price = side < 0.5 ? Pricing.Ticks.Floor(value) : Pricing.Ticks.Ceiling(value);
        return Math.Max(price, Pricing.Ticks.TickAt(value));
    }
}
