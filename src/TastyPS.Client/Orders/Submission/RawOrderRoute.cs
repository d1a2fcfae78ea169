using System.Globalization;

namespace TastyPS.Client.Orders.Submission;

/// <summary>What a route of orders does.</summary>
internal enum RawOrderAction
{
    Preview,
    Place,
    PlaceComplex,
    Replace,
    Edit,
    Cancel,
    CancelComplex,
}

/// <summary>A route of orders that can be sent as it is, taken apart.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Path">The path.</param>
/// <param name="AccountNumber">The account.</param>
/// <param name="Id">The order; 0 of a new one.</param>
internal sealed record RawOrderRoute(RawOrderAction Action, string Path, string AccountNumber, long Id)
{
    private const string Accounts = "accounts";
    private const string Orders = "orders";
    private const string ComplexOrders = "complex-orders";
    private const string DryRun = "dry-run";

    /// <summary>Reads a route. What is not written exactly as the reference has it is none.</summary>
    /// <exception cref="ArgumentException">It is none that can be sent.</exception>
    public static RawOrderRoute Parse(HttpMethod method, string path)
    {
        var plain = path.Trim().TrimStart('/');
        var parts = plain.Split('/');
        if (parts.Length >= 3 && parts[0] == Accounts && parts[1].Length > 0 && parts[1].All(letter => letter < 128 && char.IsLetterOrDigit(letter)) && parts[2] is Orders or ComplexOrders
            && ActionOf(method.Method, parts[2] == ComplexOrders, [.. parts.Skip(3)]) is { } action)
        {
            return new RawOrderRoute(action, plain, parts[1], parts.Length > 3 && TryId(parts[3], out var id) ? id : 0);
        }

        throw new ArgumentException(
            $"{method} /{plain} is a route of orders, but none of those that can be sent exactly once and held to the caps: placing, replacing (PUT, PATCH), cancelling, and dry runs. Nothing was sent.",
            nameof(path));
    }

    private static RawOrderAction? ActionOf(string method, bool isComplex, string[] rest) => (method, rest) switch
    {
        ("POST", []) => isComplex ? RawOrderAction.PlaceComplex : RawOrderAction.Place,
        ("POST", [DryRun]) => RawOrderAction.Preview,
        ("POST", [var id, DryRun]) when TryId(id, out _) => RawOrderAction.Preview,
        ("PUT", [var id]) when !isComplex && TryId(id, out _) => RawOrderAction.Replace,
        ("PATCH", [var id]) when !isComplex && TryId(id, out _) => RawOrderAction.Edit,
        ("DELETE", [var id]) when TryId(id, out _) => isComplex ? RawOrderAction.CancelComplex : RawOrderAction.Cancel,
        _ => null,
    };

    private static bool TryId(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}
