using TastyPS.Client.OptionChains;

namespace TastyPS.Completion;

/// <summary>Completes the expirations of the symbol's chain, and <c>Next</c>.</summary>
public sealed class ExpirationCompleter : ChainCompleter
{
    private protected override IEnumerable<Candidate> CandidatesOf(IReadOnlyList<OptionSeries> chain) => chain
        .GroupBy(series => series.Expiration)
        .OrderBy(day => day.Key)
        .Select(day => new Candidate(day.Key.ToString(), $"{day.First().DaysToExpiration} days: {string.Join(", ", day.Select(series => $"{series.Root} {series.SettlementType}"))}"))
        .Prepend(new Candidate("Next", "the nearest expiration"));
}
