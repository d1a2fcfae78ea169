using TastyPS.Client.Orders.Submission;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Orders whose reply was lost: the warning of one that was found, and the command that looks again for one that was not.</summary>
internal static class OrderLookUp
{
    public static string Command(OrderOutcomeUnknownException unknown) => unknown.ExternalIdentifier is { } identifier
        ? Command(identifier, unknown.AccountNumber)
        : Command(unknown.OrderId!.Value, unknown.AccountNumber, unknown.IsComplex);

    public static string Command(string identifier, string account) => $"Get-TastyOrder -ExternalIdentifier '{identifier.Replace("'", "''")}' -AccountNumber {account}";

    public static string Command(long id, string account, bool isComplex) => FormattableString.Invariant($"Get-TastyOrder -Id {id} -AccountNumber {account}{(isComplex ? " -Complex" : "")}");

    public static string FoundChanged => $"The reply was lost, but the order shows that the request came through, once. ({WarningIds.OrderLookedUp})";

    public static string Found(string identifier) => $"The reply to the order was lost, but the order was found by its identifier {identifier}: it is placed, once. ({WarningIds.OrderLookedUp})";
}
