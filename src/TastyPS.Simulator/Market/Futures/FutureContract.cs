namespace TastyPS.Simulator.Market.Futures;

/// <summary>A futures contract.</summary>
public sealed class FutureContract
{
    /// <summary>The symbol with a one-digit year, e.g. <c>/ESZ6</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The streamer symbol with a two-digit year, e.g. <c>/ESZ26:XCME</c>.</summary>
    public required string StreamerSymbol { get; init; }

    /// <summary>Its product.</summary>
    public required FutureProduct Product { get; init; }

    /// <summary>The first day of the delivery month.</summary>
    public required DateTime Month { get; init; }

    /// <summary>The day on which it expires.</summary>
    public required DateTime Expiration { get; init; }

    /// <summary>The instant at which it expires and trading stops.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The first day of delivery notices; null if it settles in cash.</summary>
    public DateTime? FirstNotice { get; init; }

    /// <summary>From this day on positions can only be closed.</summary>
    public required DateTime ClosingOnly { get; init; }

    /// <summary>Whether it is the active month.</summary>
    public required bool IsActiveMonth { get; init; }

    /// <summary>Whether it will be the active month next.</summary>
    public required bool IsNextActiveMonth { get; init; }

    /// <summary>The symbol of the contract to roll to; null for the last one listed.</summary>
    public string? RollTarget { get; init; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
