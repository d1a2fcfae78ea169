using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Completion;

/// <summary>Completes the numbers of orders that work in the accounts named, of complex ones where the command means those. Time-boxed, cached, silent without a connection.</summary>
public sealed class OrderNumberCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (CompletionContext.ConnectionOf(fakeBoundParameters) is not { } connection)
            return [];
        var isComplex = fakeBoundParameters.Contains("Complex") || commandName.EndsWith("ComplexOrder", StringComparison.OrdinalIgnoreCase);
        var isMeant = CompletionContext.AccountsOf(fakeBoundParameters);
        var orders = CompletionContext.ResultInTime(connection.OrdersForCompletion.GetAsync(isComplex ? "complex" : "single"), Patience) ?? [];
        return Candidates.Matching(wordToComplete, orders.Where(order => isMeant(order.Account)).Select(order => order.Order));
    }
}
