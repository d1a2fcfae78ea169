using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market;

/// <summary>One option contract.</summary>
public sealed class OptionListing
{
    /// <summary>The OCC symbol, 21 characters.</summary>
    public required string Symbol { get; init; }

    /// <summary>The streamer symbol; absent for a few contracts, as in recorded chains.</summary>
    public string? StreamerSymbol { get; init; }

    /// <summary>The series it belongs to.</summary>
    public required OptionSeriesKey Series { get; init; }

    /// <summary>The strike price.</summary>
    public required decimal Strike { get; init; }

    /// <summary>Call or put.</summary>
    public required OptionRight Right { get; init; }
}

/// <summary>What identifies a series.</summary>
public readonly record struct OptionSeriesKey(string Underlying, string Root, DateTime Expiration);
