using TastyPS.Simulator.Market.History;

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

    /// <summary>The best bid around a value; null if nobody quotes it.</summary>
    public decimal? Bid(double price) => HalfSpread is { } half ? Ticks.Floor(price - half * price) : null;

    /// <summary>The best offer around a value; null if nobody quotes it.</summary>
    public decimal? Ask(double price) => HalfSpread is { } half ? Ticks.Ceiling(price + half * price) : null;

    /// <summary>The price of a kind that the feed has; null if there is none of that kind. It has no quotes of an index.</summary>
    public decimal? PriceOf(BarPrice kind, double price) => kind switch
    {
        BarPrice.Bid or BarPrice.Ask or BarPrice.Mark when IsIndex => null,
        BarPrice.Bid => Bid(price),
        BarPrice.Ask => Ask(price),
        BarPrice.Mark => (Bid(price) + Ask(price)) / 2,
        BarPrice.Settlement when Hours != SessionHours.Futures => null,
        _ => Nearest(price),
    };

    /// <summary>Into how many trades what is traded in a session is divided; of an index, one value a second.</summary>
    public long TradesOf(TradingSession session) =>
        IsIndex ? (long)(session.Close - session.Open).TotalSeconds : Math.Max(1, (long)((double)VolumeUntil(session, session.Close)!.Value / AverageTrade));

    /// <summary>What has been traded in a session until an instant; null for an index.</summary>
    public decimal? VolumeUntil(TradingSession session, DateTimeOffset instant)
    {
        if (IsIndex)
            return null;
        var day = DailyVolume * (0.6 + 0.8 * Noise.Unit(Key, unchecked((ulong)session.Day.Ticks)));
        return (decimal)Math.Floor(day * session.ElapsedAt(instant) / (double)VolumeUnit) * VolumeUnit;
    }
}
