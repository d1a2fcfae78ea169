using TastyPS.Client.MarketData;

namespace TastyPS.Client.Accounts;

/// <summary>Positions with their marks, and what kept marks away.</summary>
/// <param name="Positions">All positions, in the service's order, with or without a mark.</param>
/// <param name="Missing">Instruments that got no answer, in the order of their positions.</param>
/// <param name="Failures">What kept answers from coming, each trouble once; empty if all was answered.</param>
public sealed record MarkedPositions(IReadOnlyList<Position> Positions, IReadOnlyList<InstrumentKey> Missing, IReadOnlyList<TastyException> Failures)
{
    /// <summary>
    /// The symbols of the positions without a mark, each once and in their order: not answered, answered without a mark, or of a kind that has no market data.
    /// </summary>
    public IReadOnlyList<string> Unmarked => [.. Positions.Where(position => position.Mark is null).Select(position => position.Symbol).Distinct(StringComparer.Ordinal)];
}
