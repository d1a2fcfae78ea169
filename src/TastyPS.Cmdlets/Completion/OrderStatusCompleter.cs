using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace TastyPS.Completion;

/// <summary>Completes the statuses of orders.</summary>
public sealed class OrderStatusCompleter : IArgumentCompleter
{
    private static readonly Candidate[] Known =
    [
        new("Received", "taken on, not sent out yet; all night while the market is closed"), new("Routed", "being sent out"), new("In Flight", "sent, not acknowledged"),
        new("Contingent", "waits for another order or a condition"), new("Live", "rests at the venue"), new("Cancel Requested", "to be cancelled"),
        new("Replace Requested", "to be replaced"), new("Filled", "ended"), new("Cancelled", "ended"), new("Expired", "ended unfilled in time"),
        new("Rejected", "refused by the venue; RejectReason says why"), new("Removed", "ended by an administrator"), new("Partially Removed", "ended by an administrator"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Candidates.Matching(wordToComplete, Known);
}
