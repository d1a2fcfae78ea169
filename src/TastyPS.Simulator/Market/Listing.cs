namespace TastyPS.Simulator.Market;

/// <summary>One equity, fund or index.</summary>
public sealed class Listing
{
    /// <summary>The symbol on the wire, e.g. <c>SPX</c> or <c>BRK/B</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The company's or index's name.</summary>
    public required string Description { get; init; }

    /// <summary>Market identifier code of the listing, e.g. <c>XNAS</c>.</summary>
    public required string ListedMarket { get; init; }

    /// <summary>An index: quoted, not tradable.</summary>
    public bool IsIndex { get; init; }

    /// <summary>An exchange traded fund.</summary>
    public bool IsEtf { get; init; }

    /// <summary>Tick sizes of its options: the first entry whose threshold is greater than the price applies, the last has none.</summary>
    public required IReadOnlyList<TickSize> OptionTickSizes { get; init; }
}

/// <summary>One step of a tick schedule: <paramref name="Value"/> applies to prices below <paramref name="Threshold"/>, or to all above the others.</summary>
public readonly record struct TickSize(decimal Value, decimal? Threshold);
