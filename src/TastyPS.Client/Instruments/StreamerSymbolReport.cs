namespace TastyPS.Client.Instruments;

/// <summary>Symbols of the market data feed as far as they were found, and what was not, by name. A symbol asked for twice appears once.</summary>
/// <param name="Resolved">What was found, in the order of the question.</param>
/// <param name="Unresolved">What was not, in the order of the question.</param>
/// <param name="Failures">What kept answers from coming, each trouble once. Empty if the service simply does not know what is unresolved.</param>
public sealed record StreamerSymbolReport(
    IReadOnlyList<ResolvedSymbol> Resolved,
    IReadOnlyList<UnresolvedSymbol> Unresolved,
    IReadOnlyList<TastyException> Failures);
