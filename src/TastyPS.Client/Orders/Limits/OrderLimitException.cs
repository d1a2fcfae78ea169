namespace TastyPS.Client.Orders.Limits;

/// <summary>An order exceeds a cap, or the kill switch is set. Nothing was sent.</summary>
public sealed class OrderLimitException : TastyException
{
    internal OrderLimitException(OrderLimit limit, string message, object? allowed = null, object? asked = null)
        : base(message)
    {
        Limit = limit;
        Allowed = allowed;
        Asked = asked;
    }

    /// <summary>Which cap.</summary>
    public OrderLimit Limit { get; }

    /// <summary>What it allows: a number, or a list of texts; null of the kill switch.</summary>
    public object? Allowed { get; }

    /// <summary>Whether the order was refused for what is not known of its instruments, so that knowing it may change the answer.</summary>
    internal bool LacksFacts { get; init; }

    /// <summary>What was asked: a number, or a text; null if it is not known.</summary>
    public object? Asked { get; }
}
