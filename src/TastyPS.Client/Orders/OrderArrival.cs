namespace TastyPS.Client.Orders;

/// <summary>Reads orders that have just been placed until they are at the venue: before that they can neither be changed nor cancelled.</summary>
internal sealed class OrderArrival(OrderReadings readings, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The order once it has arrived; as it is if it does not arrive in time.</summary>
    public async Task<Order> GetAsync(string accountNumber, long id, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        var waited = TimeSpan.Zero;
        while (true)
        {
            var order = await readings.GetAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
            if (!IsOnItsWay(order) || waited >= Patience)
                return order;
            await timeProvider.Delay(pause, cancellationToken).ConfigureAwait(false);
            waited += pause;
            pause += pause;
        }
    }

    // Without the two flags nobody has said that it must wait.
    private static bool IsOnItsWay(Order order) =>
        order.Status.Known is KnownOrderStatus.Routed or KnownOrderStatus.InFlight && (order.Cancellable == false || order.Editable == false);
}
