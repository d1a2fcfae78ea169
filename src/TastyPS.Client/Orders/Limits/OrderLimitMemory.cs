namespace TastyPS.Client.Orders.Limits;

/// <summary>Caps that are kept nowhere.</summary>
internal sealed class OrderLimitMemory : OrderLimitStore
{
    private readonly object _gate = new();
    private OrderLimits _limits = new();

    public override OrderLimits Read()
    {
        lock (_gate)
            return _limits;
    }

    public override Task<OrderLimits> ChangeAsync(Func<OrderLimits, OrderLimits> change, bool mayReplaceUnreadable, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_limits = change(_limits));
    }
}
