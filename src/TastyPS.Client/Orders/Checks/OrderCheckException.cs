namespace TastyPS.Client.Orders.Checks;

/// <summary>The order cannot be right, which is known without asking the service. Nothing was sent.</summary>
public sealed class OrderCheckException : TastyException
{
    /// <summary>Makes one.</summary>
    /// <param name="check">What is wrong.</param>
    /// <param name="message">The same in a sentence that says what to do.</param>
    public OrderCheckException(OrderCheck check, string message)
        : base(message) =>
        Check = check;

    /// <summary>What is wrong.</summary>
    public OrderCheck Check { get; }
}
