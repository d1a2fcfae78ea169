namespace TastyPS.Simulator.Market.History;

/// <summary>One bar.</summary>
/// <param name="Start">When it begins: of a bar of days or more, midnight UTC of the (first) trading day, week or month.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Shares, contracts or coins; null for an index.</param>
/// <param name="Vwap">Average price weighted by volume; null where there is no volume.</param>
/// <param name="Count">How many trades it gathers.</param>
/// <param name="ImpliedVolatility">Of an option, at its last trade, as a fraction.</param>
/// <param name="OpenInterest">Of an option, on its day.</param>
public readonly record struct PriceBar(
    DateTimeOffset Start,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal? Volume,
    decimal? Vwap,
    long Count,
    double? ImpliedVolatility = null,
    long? OpenInterest = null);
