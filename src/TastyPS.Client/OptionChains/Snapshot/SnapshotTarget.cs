using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>One instrument of a snapshot.</summary>
/// <param name="Key">By what the REST service knows it.</param>
/// <param name="StreamerSymbol">By what the feed knows it; null if it does not.</param>
/// <param name="Wanted">The facts that are wanted.</param>
/// <param name="ByFeed">Those of them that the feed may be asked for.</param>
/// <param name="Group">Which of the groups it leaves with, counted from 0, ascending.</param>
internal readonly record struct SnapshotTarget(InstrumentKey Key, string? StreamerSymbol, FactSet Wanted, FactSet ByFeed, int Group);
