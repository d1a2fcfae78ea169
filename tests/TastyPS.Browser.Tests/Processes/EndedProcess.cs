namespace TastyPS.Browser.Tests.Processes;

/// <summary>What a process has left.</summary>
internal sealed record EndedProcess(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of the output that begin with a word, without it.</summary>
    public IReadOnlyList<string> LinesOf(string word) =>
        [.. Output.Split('\n').Where(line => line.StartsWith(word + " ", StringComparison.Ordinal)).Select(line => line[(word.Length + 1)..].TrimEnd())];
}
