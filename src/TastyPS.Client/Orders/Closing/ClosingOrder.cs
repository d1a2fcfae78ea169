namespace TastyPS.Client.Orders.Closing;

/// <summary>An order that closes positions of one account and underlying.</summary>
public sealed class ClosingOrder
{
    internal ClosingOrder(string accountNumber, string underlyingSymbol, OrderRequest request, IReadOnlyList<ClosingOrder> after, IReadOnlyList<string> covered)
    {
        AccountNumber = accountNumber;
        UnderlyingSymbol = underlyingSymbol;
        Request = request;
        After = after;
        Covered = covered;
    }

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>The underlying of all its legs.</summary>
    public string UnderlyingSymbol { get; }

    /// <summary>What is sent.</summary>
    public OrderRequest Request { get; }

    /// <summary>The orders that have to be filled before this one is sent, because it sells what covers them. Its price is to be found anew by then.</summary>
    public IReadOnlyList<ClosingOrder> After { get; }

    /// <summary>
    /// The orders of which it depends whether this one may be sent at all: those that have to be filled before, and those that close another short position which its legs could
    /// cover. Empty if it does not wait.
    /// </summary>
    public IReadOnlyList<ClosingOrder> Decisive { get; internal init; } = [];

    /// <summary>The symbols of the short positions that its legs cover, and that those orders close.</summary>
    public IReadOnlyList<string> Covered { get; }

    /// <summary>The order in one line.</summary>
    public override string ToString() => Request.ToString();
}
