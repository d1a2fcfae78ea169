namespace TastyPS.Simulator.DxLink.Events;

/// <summary>One side of a book.</summary>
internal sealed record DepthOrder(string Source, long Id, decimal Price, decimal? Size, string Side);
