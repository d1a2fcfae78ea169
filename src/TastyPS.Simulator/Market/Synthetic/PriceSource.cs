namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Something with a price of its own, no option: how it moves, when it trades, on which tick and how much.</summary>
internal sealed class PriceSource
{
    public required string Symbol { get; init; }

    public required IPriceProcess Process { get; init; }

    public required SessionHours Hours { get; init; }

    /// <summary>The ticks of its prices.</summary>
    public required TickLadder Ticks { get; init; }

    /// <summary>The source of chance for everything about it.</summary>
    public required ulong Key { get; init; }

    /// <summary>What is traded on an ordinary day; 0 for an index.</summary>
    public double DailyVolume { get; init; }

    /// <summary>The smallest amount traded.</summary>
    public decimal VolumeUnit { get; init; } = 1;

    /// <summary>What changes hands in a trade on average.</summary>
    public double AverageTrade { get; init; } = 100;

    /// <summary>Half the spread as a fraction of the price; null if nobody quotes it.</summary>
    public double? HalfSpread { get; init; }

    /// <summary>A calculation, not something that is traded.</summary>
    public bool IsIndex { get; init; }

    /// <summary>Open interest on an ordinary day; null where there is none.</summary>
    public double? OpenInterest { get; init; }

    /// <summary>The price on tick that is nearest to a value.</summary>
    public decimal Nearest(double price) => Ticks.Nearest(price);

    /// <summary>What has been traded in a session until an instant; null for an index.</summary>
    public decimal? VolumeUntil(TradingSession session, DateTimeOffset instant)
    {
        if (IsIndex)
            return null;
        var day = DailyVolume * (0.6 + 0.8 * Noise.Unit(Key, unchecked((ulong)session.Day.Ticks)));
        return (decimal)Math.Floor(day * session.ElapsedAt(instant) / (double)VolumeUnit) * VolumeUnit;
    }
}
