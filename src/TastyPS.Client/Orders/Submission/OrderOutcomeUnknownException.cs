namespace TastyPS.Client.Orders.Submission;

/// <summary>
/// A request left and no answer came, and what it did could not be found out in the time given. It may have had its effect, or may still have it. It was not sent again,
/// and must not be without another look.
/// </summary>
public sealed class OrderOutcomeUnknownException : TastyException
{
    internal OrderOutcomeUnknownException(string message, string accountNumber, string? externalIdentifier, long? orderId, bool isComplex, DateTimeOffset sentAt, Exception? cause)
        : base(message, cause) =>
        (AccountNumber, ExternalIdentifier, OrderId, IsComplex, SentAt, RequestPath) = (accountNumber, externalIdentifier, orderId, isComplex, sentAt, (cause as TastyException)?.RequestPath);

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>By what a new order is found, if it was placed; of a complex order that of its first component. Null where no order was to be placed.</summary>
    public string? ExternalIdentifier { get; }

    /// <summary>The order that was to be changed or cancelled; null if a new one was to be placed.</summary>
    public long? OrderId { get; }

    /// <summary>Whether <see cref="OrderId"/> is the number of a complex order, which no single order has.</summary>
    public bool IsComplex { get; }

    /// <summary>When the request left.</summary>
    public DateTimeOffset SentAt { get; }
}
