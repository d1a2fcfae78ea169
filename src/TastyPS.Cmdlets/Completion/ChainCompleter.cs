using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Client.OptionChains;

namespace TastyPS.Completion;

/// <summary>Base of completers that look into the chain of the symbol given so far. Time-boxed, cached, and silent when there is nothing to say.</summary>
public abstract class ChainCompleter : IArgumentCompleter
{
    // A download that is not there in time goes on behind, so that the next Tab finds it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var connection = CompletionContext.ConnectionOf(fakeBoundParameters);
        var symbol = CompletionContext.SymbolOf(fakeBoundParameters);
        if (connection is null || symbol is null || CompletionContext.ResultInTime(connection.ChainsForCompletion.GetAsync(symbol), Patience) is not { } series)
            return [];
        return Candidates.Matching(wordToComplete, CandidatesOf(series));
    }

    private protected abstract IEnumerable<Candidate> CandidatesOf(IReadOnlyList<OptionSeries> chain);
}
