namespace TastyPS.Simulator.DxLink.Events;

/// <summary>Figures of the options on an underlying: all of them, or those of one expiration.</summary>
internal sealed record SeriesFigures(
    DateTime? Expiration, double? UnderlyingPrice, double? Volatility, double? FrontVolatility, double? BackVolatility, double CallVolume, double PutVolume);

/// <summary>One side of a book.</summary>
internal sealed record DepthOrder(string Source, long Id, decimal Price, decimal? Size, string Side);
