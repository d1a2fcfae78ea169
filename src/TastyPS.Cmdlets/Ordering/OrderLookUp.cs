using TastyPS.Client.Orders.Submission;

namespace TastyPS.Ordering;

/// <summary>The command that looks what became of an order whose outcome nobody knows.</summary>
internal static class OrderLookUp
{
    public static string Command(OrderOutcomeUnknownException unknown) => unknown.ExternalIdentifier is { } identifier
        ? Command(identifier, unknown.AccountNumber)
        : FormattableString.Invariant($"Get-TastyOrder -Id {unknown.OrderId} -AccountNumber {unknown.AccountNumber}");

    public static string Command(string identifier, string account) => $"Get-TastyOrder -ExternalIdentifier '{identifier.Replace("'", "''")}' -AccountNumber {account}";
}
