namespace TastyPS.Client.Orders.Closing;

/// <summary>At what price positions are to be closed. Without anything said: a limit at the mark.</summary>
public sealed record ClosingTerms
{
    /// <summary>The widest spread between bid and ask, as a part of their middle, at which an option is closed at the market: a tenth.</summary>
    public const decimal WidestSpread = 0.10m;

    /// <summary>A limit without a sign, per unit, of the one order that comes of the positions; null for the mark.</summary>
    public decimal? Price { get; init; }

    /// <summary>Whether <see cref="Price"/> is paid or received. Needed where the order buys and sells; null for what the legs say.</summary>
    public PriceEffect? PriceEffect { get; init; }

    /// <summary>
    /// What is given up against the mark to be filled sooner, per unit: less received, more paid. Negative to ask for more than the mark. No vertical spread costs or brings
    /// more than its strikes are apart.
    /// </summary>
    public decimal Offset { get; init; }

    /// <summary>At most so many units of each position; null for all that is left.</summary>
    public decimal? Most { get; init; }

    /// <summary>Numbers of orders that whoever closes has sent beforehand: what they hold is left out, too, but not told of.</summary>
    public IReadOnlyCollection<long> OwnOrders { get; init; } = [];

    /// <summary>
    /// Symbols of positions that whoever closes closes by other orders: as long as a short option among them is there, what covers it stays, even with <see cref="AllowsNakedShort"/>.
    /// </summary>
    public IReadOnlyCollection<string> AlsoClosing { get; init; } = [];

    /// <summary>No limit at all.</summary>
    public bool AtMarket { get; init; }

    /// <summary>At the market even where an option's spread is wide or not known.</summary>
    public bool AllowsWideSpread { get; init; }

    /// <summary>Also what covers a short option that is not to be closed, and is naked then.</summary>
    public bool AllowsNakedShort { get; init; }

    /// <summary>How long the orders work.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.Day;
}
