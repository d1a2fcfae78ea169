namespace TastyPS.Abstractions;

/// <summary>An instrument to stream.</summary>
/// <param name="Symbol">The API's symbol, or what was given.</param>
/// <param name="StreamerSymbol">What the streamer calls it.</param>
internal sealed record StreamedSymbol(string Symbol, string StreamerSymbol);
