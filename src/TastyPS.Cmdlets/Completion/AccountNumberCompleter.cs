using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Completion;

/// <summary>Completes the numbers of the customer's accounts. Time-boxed, cached, silent without a connection.</summary>
public sealed class AccountNumberCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (CompletionContext.ConnectionOf(fakeBoundParameters) is not { } connection
            || CompletionContext.ResultInTime(connection.AccountsForCompletion.GetAsync("accounts"), Patience) is not { } accounts)
            return [];
        return Candidates.Matching(wordToComplete, accounts.Select(account => new Candidate(account.AccountNumber, $"{account.Nickname} {account.AccountTypeName}".Trim())));
    }
}
