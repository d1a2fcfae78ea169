using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Orders whose reply was lost: what is told while they are looked for, the warning of one that was found, and the command that looks again for one that was not.</summary>
internal static class OrderLookUp
{
    private const int ActivityId = 71_624;

    public static string Command(OrderOutcomeUnknownException unknown) => unknown.ExternalIdentifier is { } identifier
        ? Command(identifier, unknown.AccountNumber)
        : Command(unknown.OrderId!.Value, unknown.AccountNumber, unknown.IsComplex);

    public static string Command(OrderIdentifierUsedException used) =>
        Command(used.Identifier, used.AccountNumber) + (used.ReceivedAt is { } at ? FormattableString.Invariant($" -Since {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}") : "");

    public static string Command(string identifier, string account) => $"Get-TastyOrder -ExternalIdentifier '{identifier.Replace("'", "''")}' -AccountNumber {account}";

    public static string Command(long id, string account, bool isComplex) => FormattableString.Invariant($"Get-TastyOrder -Id {id} -AccountNumber {account}{(isComplex ? " -Complex" : "")}");

    /// <summary>The command that shows how a placed order stands.</summary>
    public static string Command(PlacedOrder placed, string account) => Command(IdOf(placed), account, placed.ComplexOrder is not null);

    /// <summary>The command that cancels a placed order.</summary>
    public static string Cancelling(PlacedOrder placed) => FormattableString.Invariant($"Stop-TastyOrder {IdOf(placed)}{(placed.ComplexOrder is null ? "" : " -Complex")}");

    /// <summary>Tells whoever waits for a command that it looks for an order.</summary>
    /// <param name="output">The command's streams.</param>
    /// <param name="time">How long it looks.</param>
    /// <param name="found">What to do when it has found it.</param>
    public static Action<LookUpStage> Notice(PipelineOutput output, TimeSpan time, Action? found = null) => stage =>
    {
        var upTo = FormattableString.Invariant($"The reply was lost. This takes up to {time.TotalSeconds:0} s.");
        if (stage == LookUpStage.Begun)
            output.Verbose($"Looking for the order. {upTo}");
        output.Progress(new ProgressRecord(ActivityId, "Looking for the order", upTo) { RecordType = stage == LookUpStage.Begun ? ProgressRecordType.Processing : ProgressRecordType.Completed });
        if (stage == LookUpStage.Found)
            found?.Invoke();
    };

    public static string FoundChanged => $"The reply was lost, but the order shows that the request came through, once. ({WarningIds.OrderLookedUp})";

    public static string Found(string identifier) => $"The reply to the order was lost, but the order was found by its identifier {identifier}: it is placed, once. ({WarningIds.OrderLookedUp})";

    // What is placed has a number: without one it would be looked for.
    private static long IdOf(PlacedOrder placed) => (placed.ComplexOrder?.Id ?? placed.Order?.Id)!.Value;
}
