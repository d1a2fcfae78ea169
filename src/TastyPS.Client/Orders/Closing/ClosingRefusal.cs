namespace TastyPS.Client.Orders.Closing;

/// <summary>A position that is not closed, and why.</summary>
/// <param name="AccountNumber">The account.</param>
/// <param name="Symbol">The position's symbol.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">The same in a sentence.</param>
public sealed record ClosingRefusal(string AccountNumber, string Symbol, ClosingReason Reason, string Message);
