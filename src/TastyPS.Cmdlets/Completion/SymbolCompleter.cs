using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Client.Instruments;

namespace TastyPS.Completion;

/// <summary>Completes symbols by the service's own search. Time-boxed, cached, silent without a connection.</summary>
public sealed class SymbolCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        if (word.Length == 0 || CompletionContext.ConnectionOf(fakeBoundParameters) is not { } connection)
            return [];

        IReadOnlyList<SymbolMatch> found = CompletionContext.ResultInTime(connection.SymbolsForCompletion.GetAsync(word), Patience) ?? [];
        return Candidates.Matching(word, found.Select(match => new Candidate(match.Symbol, match.Description ?? match.Symbol)));
    }
}
