namespace TastyPS.Client.Orders.Submission;

/// <summary>An order with the same identifier has been placed before. Nothing was sent: so an order that is sent twice by the same name is placed once.</summary>
public sealed class OrderIdentifierUsedException : TastyException
{
    internal OrderIdentifierUsedException(string identifier, string accountNumber, Order order)
        : base(FormattableString.Invariant($"The identifier '{identifier}' is that of order {order.Id} already, which is {order.StatusText}: {order}. Nothing was sent.")) =>
        (Identifier, AccountNumber, OrderId, ReceivedAt) = (identifier, accountNumber, order.Id, order.ReceivedAt);

    internal OrderIdentifierUsedException(string identifier, string accountNumber)
        : this($"Two of the orders have the identifier '{identifier}'. Nothing was sent.", identifier, accountNumber) =>
        IsTwin = true;

    private OrderIdentifierUsedException(string message, string identifier, string accountNumber)
        : base(message) =>
        (Identifier, AccountNumber) = (identifier, accountNumber);

    /// <summary>The identifier.</summary>
    public string Identifier { get; }

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>The order that has it; null if that is not known.</summary>
    public long? OrderId { get; }

    /// <summary>Whether two orders of the same complex order have it.</summary>
    public bool IsTwin { get; }

    /// <summary>When the service took that order on.</summary>
    public DateTimeOffset? ReceivedAt { get; }

    internal static OrderIdentifierUsedException Sent(string identifier, string accountNumber) =>
        new($"An order with the identifier '{identifier}' has been sent before by this connection, or is being sent now. Nothing was sent.", identifier, accountNumber);
}
