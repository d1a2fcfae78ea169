using System.Globalization;

namespace TastyPS.Client.Orders;

/// <summary>The routes of orders.</summary>
internal static class OrderPaths
{
    public static string Orders(string accountNumber) => $"accounts/{Account(accountNumber)}/orders";

    public static string Order(string accountNumber, long id) => $"{Orders(accountNumber)}/{Number(id)}";

    public static string ComplexOrders(string accountNumber) => $"accounts/{Account(accountNumber)}/complex-orders";

    public static string ComplexOrder(string accountNumber, long id) => $"{ComplexOrders(accountNumber)}/{Number(id)}";

    /// <summary>The accounts as a query of the routes across accounts.</summary>
    public static string Accounts(IReadOnlyList<string> accountNumbers) => accountNumbers is { Count: > 0 }
        ? string.Join("&", accountNumbers.Select(number => $"account-numbers[]={Account(number)}"))
        : throw new ArgumentException("At least one account is needed.", nameof(accountNumbers));

    // Letters and digits alone: a dot segment would lead to another route.
    private static string Account(string accountNumber) => !string.IsNullOrEmpty(accountNumber) && accountNumber.All(char.IsLetterOrDigit)
        ? Uri.EscapeDataString(accountNumber)
        : throw new ArgumentException($"'{accountNumber}' is not of letters and digits alone.", nameof(accountNumber));

    private static string Number(long id) =>
        id > 0 ? id.ToString(CultureInfo.InvariantCulture) : throw new ArgumentOutOfRangeException(nameof(id), id, "An order's number is positive.");
}
