using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Completion;

/// <summary>Completes the usual lengths of candles.</summary>
public sealed class IntervalCompleter : IArgumentCompleter
{
    private static readonly Candidate[] Usual =
    [
        new("1m", "one minute: for a day"), new("5m", "five minutes: for a week"), new("15m", "a quarter of an hour"), new("30m", "half an hour: for a month"),
        new("1h", "an hour: for three months"), new("2h", "two hours: for half a year"), new("4h", "four hours"), new("1d", "a day: for years"),
        new("1w", "a week"), new("1mo", "a month"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, Usual);
}
