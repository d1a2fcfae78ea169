using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.Tracking;

/// <summary>Follows orders of a stream to their ends. Thread-safe.</summary>
public sealed class OrderTracker
{
    private readonly object _gate = new();
    private readonly IReadOnlyList<string> _accounts;
    private readonly OrderTrackerServices _services;
    private OrderWatch[] _watches = [];
    private Exception? _failure;

    internal OrderTracker(IReadOnlyList<string> accounts, OrderTrackerServices services)
    {
        _accounts = accounts;
        _services = services;
    }

    /// <summary>Opens a watch for an order that is about to be sent. Say with <see cref="OrderWatch.Follow(long)"/> which one it is.</summary>
    /// <exception cref="ArgumentException">The stream was not opened for that account.</exception>
    public OrderWatch Watch(string accountNumber)
    {
        if (!_accounts.Contains(accountNumber))
            throw new ArgumentException($"The stream was not opened for account {accountNumber}.", nameof(accountNumber));

        var watch = new OrderWatch(accountNumber, _services, Forget);
        Exception? failure;
        lock (_gate)
        {
            failure = _failure;
            if (failure is null)
                _watches = [.. _watches, watch];
        }

        if (failure is not null)
            watch.Fail(failure);
        return watch;
    }

    /// <summary>Waits for the end of an order and of those that replace it; returns at once if it has ended.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="orderId">The order's number.</param>
    /// <param name="cancellationToken">Ends the wait, not the order.</param>
    /// <exception cref="ArgumentException">The stream was not opened for that account.</exception>
    /// <exception cref="TastyNotFoundException">The service does not know the order.</exception>
    /// <exception cref="TastyException">The stream had to be given up.</exception>
    public async Task<OrderOutcome> WhenOrderEndsAsync(string accountNumber, long orderId, CancellationToken cancellationToken)
    {
        using var watch = Watch(accountNumber);
        watch.Follow(orderId);
        return await watch.WhenEndsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest state known of an order, or of the last order that replaced it; null if none is. Nothing is asked for.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="orderId">The order's number.</param>
    public Order? FindLatest(string accountNumber, long orderId)
    {
        var latest = _services.Book.FindOrder(accountNumber, orderId)?.Order;
        HashSet<long> passed = [orderId];
        while (latest is { Status.Known: not KnownOrderStatus.Filled, Id: { } id }
            && (latest.ReplacingOrderId ?? _services.Book.FindReplacement(accountNumber, id)) is { } next
            && passed.Add(next)
            && _services.Book.FindOrder(accountNumber, next) is { } replacement)
        {
            latest = replacement.Order;
        }

        return latest;
    }

    internal void OnUpdate(AccountUpdate update)
    {
        if (update.Type != AccountUpdateType.Order)
            return;
        foreach (var watch in Volatile.Read(ref _watches))
            watch.OnChanged(update);
    }

    /// <summary>The stream is over.</summary>
    internal void Fail(Exception failure)
    {
        OrderWatch[] watches;
        lock (_gate)
        {
            _failure ??= failure;
            watches = _watches;
        }

        foreach (var watch in watches)
            watch.Fail(failure);
    }

    private void Forget(OrderWatch watch)
    {
        lock (_gate)
            _watches = [.. _watches.Where(other => other != watch)];
    }
}
