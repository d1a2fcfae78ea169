namespace TastyPS.Simulator.Market.Crypto;

/// <summary>A cryptocurrency against the dollar.</summary>
public sealed class Cryptocurrency
{
    /// <summary>E.g. <c>BTC/USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>E.g. <c>BTC/USD:CXTALP</c>.</summary>
    public required string StreamerSymbol { get; init; }

    /// <summary>E.g. <c>Bitcoin to USD</c>.</summary>
    public required string Description { get; init; }

    /// <summary>E.g. <c>Bitcoin</c>.</summary>
    public required string ShortDescription { get; init; }

    /// <summary>The number under which the service keeps it.</summary>
    public required int Id { get; init; }

    /// <summary>The tick.</summary>
    public decimal TickSize { get; init; } = 0.01m;

    /// <summary>Decimals of a quantity.</summary>
    public required int QuantityPrecision { get; init; }

    /// <summary>Decimals of the smallest change of a quantity.</summary>
    public required int MinimumIncrementPrecision { get; init; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
