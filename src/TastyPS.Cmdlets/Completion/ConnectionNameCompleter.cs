using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Connections;

namespace TastyPS.Completion;

/// <summary>Completes the names of open connections.</summary>
public sealed class ConnectionNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, ConnectionRegistry.All.Select(connection => new Candidate(connection.Name, connection.BaseUri.ToString())));
}
