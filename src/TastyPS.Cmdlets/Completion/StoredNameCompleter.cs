using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Completion;

/// <summary>Completes the names of the entries in the file of the stored secrets. No entry is opened, and a file that cannot be used offers nothing.</summary>
public sealed class StoredNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var entries = new SecretsLocation(CurrentFolder(), fakeBoundParameters["SecretsPath"]?.ToString()).ReadPaths.SelectMany(path => SecretsFile.At(path).Check().Entries);
        return Candidates.Matching(
            wordToComplete,
            entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .Select(named => new Candidate(named.Key, string.Join(", ", named.Select(entry => entry.Environment).Distinct(StringComparer.Ordinal)))));
    }

    // PowerShell's folder, which is not the process's; only a script may ask for it while Tab is pressed.
    private static string CurrentFolder()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath").Invoke<string>()[0];
    }
}
