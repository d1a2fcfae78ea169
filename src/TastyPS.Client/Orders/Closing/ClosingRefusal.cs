namespace TastyPS.Client.Orders.Closing;

/// <summary>A position that is not closed, and why.</summary>
/// <param name="AccountNumber">The account.</param>
/// <param name="Symbol">The position's symbol.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">The same in a sentence.</param>
public sealed record ClosingRefusal(string AccountNumber, string Symbol, ClosingReason Reason, string Message)
{
    /// <summary>How much of it is not closed, without a sign, if it covers short positions; else null.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The symbols of the short positions that it covers; none if that is not the reason.</summary>
    public IReadOnlyList<string> Covered { get; init; } = [];
}
