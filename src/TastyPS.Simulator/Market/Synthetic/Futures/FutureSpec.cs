using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>Everything that makes one simulated future what it is.</summary>
internal sealed record FutureSpec
{
    public required FutureProduct Product { get; init; }

    public required FutureCalendar Calendar { get; init; }

    /// <summary>The index whose price it follows; null if it has a price of its own.</summary>
    public string? Index { get; init; }

    /// <summary>Around which its price moves, where it has one of its own; in any case its order of magnitude.</summary>
    public required double Level { get; init; }

    public IReadOnlyList<NoiseComponent> SpotNoise { get; init; } = [];

    public IReadOnlyList<NoiseComponent> VolatilityNoise { get; init; } = [];

    /// <summary>Whose path it shares; products of one commodity in several sizes have one.</summary>
    public required string ShockGroup { get; init; }

    /// <summary>By how much a later contract costs more, continuous, a year.</summary>
    public required double Carry { get; init; }

    /// <summary>How many contracts are listed.</summary>
    public required int Contracts { get; init; }

    public required double DailyVolume { get; init; }

    public required double OpenInterest { get; init; }

    public required SsviSurface Surface { get; init; }

    public required StrikePlan Strikes { get; init; }

    public required FutureOptionCalendar Options { get; init; }

    /// <summary>Open interest of a busy strike at the money.</summary>
    public required double OptionInterest { get; init; }

    public required decimal RoundStrike { get; init; }

    /// <summary>Whether a few strikes of the standard series are unknown to the streamer, as recorded.</summary>
    public bool HasUnstreamedStrikes { get; init; }
}
