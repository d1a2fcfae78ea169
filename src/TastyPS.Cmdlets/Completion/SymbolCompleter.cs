using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Client.Instruments;
using TastyPS.Connections;

namespace TastyPS.Completion;

/// <summary>Completes symbols by the service's own search; behind a slash futures products, and the futures of the product named. Time-boxed, cached, silent without a connection.</summary>
public sealed class SymbolCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        if (word.Length == 0 || CompletionContext.ConnectionOf(fakeBoundParameters) is not { } connection)
            return [];
        if (word[0] == '/')
            return Candidates.Matching(word, Futures(word, connection));

        IReadOnlyList<SymbolMatch> found = CompletionContext.ResultInTime(connection.SymbolsForCompletion.GetAsync(word), Patience) ?? [];
        return Candidates.Matching(word, found.Select(match => new Candidate(match.Symbol, match.Description ?? match.Symbol)));
    }

    private static IEnumerable<Candidate> Futures(string word, TastyConnection connection)
    {
        foreach (var product in CompletionContext.ResultInTime(connection.FutureProductsForCompletion.GetAsync("/"), Patience) ?? [])
        {
            yield return new Candidate(product.Symbol, product.Description ?? product.Symbol);
            if (!word.StartsWith(product.Symbol, StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var future in CompletionContext.ResultInTime(connection.FuturesForCompletion.GetAsync(product.Code), Patience) ?? [])
                yield return new Candidate(future.Symbol, $"{product.Description ?? product.Symbol}, expires {future.Expiration}");
        }
    }
}
