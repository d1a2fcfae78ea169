using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Completion;

/// <summary>Something that may complete a word, and what to say about it.</summary>
internal readonly record struct Candidate(string Text, string ToolTip);

/// <summary>Chooses and quotes completions.</summary>
internal static class Candidates
{
    /// <summary>Those that begin with the word, quoted where a script would need it.</summary>
    public static IEnumerable<CompletionResult> Matching(string? word, IEnumerable<Candidate> candidates)
    {
        var pattern = new WildcardPattern((word ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return candidates.Where(candidate => pattern.IsMatch(candidate.Text))
            .Select(candidate => new CompletionResult(Quote(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.ToolTip));
    }

    private static string Quote(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || "'\"`$&;|(){}<>,@#".IndexOf(c) >= 0)
            ? "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'"
            : text;
}
