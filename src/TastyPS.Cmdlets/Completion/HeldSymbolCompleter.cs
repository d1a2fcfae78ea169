using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Client.Accounts;

namespace TastyPS.Completion;

/// <summary>Completes the underlyings and the symbols of positions in the accounts named. Time-boxed, cached, silent without a connection.</summary>
public sealed class HeldSymbolCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (CompletionContext.ConnectionOf(fakeBoundParameters) is not { } connection
            || CompletionContext.ResultInTime(connection.PositionsForCompletion.GetAsync("positions"), Patience) is not { } positions)
            return [];

        var isMeant = CompletionContext.AccountsOf(fakeBoundParameters);
        var held = positions.Where(position => position.Quantity is not 0m && isMeant(position.AccountNumber)).ToList();
        var underlyings = held.GroupBy(position => position.UnderlyingSymbol ?? position.Symbol, StringComparer.Ordinal)
            .OrderBy(underlying => underlying.Key, StringComparer.Ordinal)
            .Select(underlying => new Candidate(underlying.Key, string.Join(", ", underlying.Select(Told))));
        var symbols = held.GroupBy(position => position.Symbol, StringComparer.Ordinal)
            .OrderBy(symbol => symbol.Key, StringComparer.Ordinal)
            .Select(symbol => new Candidate(symbol.Key, string.Join(", ", symbol.Select(Told))));
        return Candidates.Matching(wordToComplete, underlyings.Concat(symbols).GroupBy(candidate => candidate.Text, StringComparer.Ordinal).Select(same => same.First()));
    }

    private static string Told(Position position) => FormattableString.Invariant($"{position.Quantity:0.########} {position.Symbol}");
}
