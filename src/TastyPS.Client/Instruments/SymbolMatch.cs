namespace TastyPS.Client.Instruments;

/// <summary>One answer of the symbol search.</summary>
/// <param name="Symbol">The symbol, e.g. <c>AAPL</c>.</param>
/// <param name="Description">The name, if the service gives one.</param>
public sealed record SymbolMatch(string Symbol, string? Description);
