using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Abstractions;

/// <summary>Words what was asked for and not answered: the kinds of fact, and of which contracts.</summary>
internal static class MissingFacts
{
    private const int NamesTold = 5;

    /// <summary>Sentences such as <c>No Greeks of 2 of 8 contracts: A, B.</c>, kinds that lack the same contracts together; null if nothing is missing.</summary>
    public static string? Describe(IEnumerable<FactCoverage> facts)
    {
        var groups = new List<List<FactCoverage>>();
        foreach (var fact in facts.Where(fact => fact.Missing > 0))
        {
            if (groups.Find(group => group[0].MissingSymbol.SequenceEqual(fact.MissingSymbol)) is { } same)
                same.Add(fact);
            else
                groups.Add([fact]);
        }

        return groups.Count == 0 ? null : string.Join(" ", groups.Select(Sentence));
    }

    /// <summary>The first few of many names.</summary>
    public static string Names(IReadOnlyList<string> symbols)
    {
        var first = string.Join(", ", symbols.Take(NamesTold));
        return symbols.Count > NamesTold ? FormattableString.Invariant($"{first} and {symbols.Count - NamesTold} more") : first;
    }

    private static string Sentence(List<FactCoverage> group) => FormattableString.Invariant(
        $"No {string.Join(", ", group.Select(fact => fact.Fact))} of {group[0].Missing} of {group[0].Asked} contracts: {Names(group[0].MissingSymbol)}.");
}
