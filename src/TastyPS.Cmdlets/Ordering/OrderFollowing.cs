using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Tracking;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Follows an order from before it is sent to its end. What is not known by then is told as it stands.</summary>
internal sealed class OrderFollowing : IDisposable
{
    private readonly TastyClient _client;
    private readonly string _account;
    private readonly AccountStream _stream;

    public OrderFollowing(TastyConnection connection, string account)
    {
        _client = connection.Client;
        _account = account;
        _stream = _client.Streaming.OpenAccountStream([account], new AccountStreamOptions { KeepUpdates = false });
    }

    /// <summary>Waits for the end of a placed order; after the patience the order is given as it stands. Several may be awaited at once.</summary>
    public async Task<OrderEnd> WhenEndsAsync(PlacedOrder placed, TimeSpan patience, CancellationToken stop)
    {
        var end = new OrderEnd();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(patience);
        try
        {
            if (placed.ComplexOrder is { Id: { } complex } several)
                end.Order = await WhenEndsAsync(several, complex, end, either.Token).ConfigureAwait(false);
            else if (placed.Order is { Id: { } single })
                end.Order = await WhenEndsAsync(single, end, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            end.Warnings.Add(FormattableString.Invariant($"The order has not ended within {patience.TotalSeconds:0} s and goes on working: {placed}. ({WarningIds.OrderStillWorks}) Get-TastyOrder shows how it stands, Stop-TastyOrder cancels it."));
            await ReadAsItStandsAsync(placed, end, stop).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            end.Warnings.Add($"The order is placed, but its end could not be awaited: {e.Message} ({WarningIds.OrderNotWatched}) Get-TastyOrder shows how it stands.");
            await ReadAsItStandsAsync(placed, end, stop).ConfigureAwait(false);
        }

        return end;
    }

    public void Dispose() => _stream.Dispose();

    private async Task<Order> WhenEndsAsync(long id, OrderEnd end, CancellationToken stop)
    {
        var outcome = await _stream.Orders.WhenOrderEndsAsync(_account, id, stop).ConfigureAwait(false);
        TellMissingFills(outcome, end);
        return outcome.Order;
    }

    private async Task<ComplexOrder> WhenEndsAsync(ComplexOrder order, long id, OrderEnd end, CancellationToken stop)
    {
        IEnumerable<Order> components = order.TriggerOrder is { } trigger ? [trigger, .. order.Orders] : order.Orders;
        var ends = components.Where(component => component.Id is not null).Select(component => _stream.Orders.WhenOrderEndsAsync(_account, component.Id!.Value, stop));
        foreach (var outcome in await Task.WhenAll(ends).ConfigureAwait(false))
            TellMissingFills(outcome, end);
        return await _client.Orders.GetComplexAsync(_account, id, stop).ConfigureAwait(false);
    }

    private static void TellMissingFills(OrderOutcome outcome, OrderEnd end)
    {
        if (!outcome.HasAllFills)
            end.Warnings.Add(FormattableString.Invariant($"Order {outcome.OrderId} is {outcome.Status}, but the service has not told the fills of every leg yet. ({WarningIds.OrderFillsMissing}) Run Get-TastyOrder -Id {outcome.OrderId} in a minute."));
    }

    private async Task ReadAsItStandsAsync(PlacedOrder placed, OrderEnd end, CancellationToken stop)
    {
        end.Order = (object?)placed.Order ?? placed.ComplexOrder;
        try
        {
            end.Order = placed.ComplexOrder is { Id: { } complex } ? await _client.Orders.GetComplexAsync(_account, complex, stop).ConfigureAwait(false)
                : placed.Order is { Id: { } single } ? await _client.Orders.GetAsync(_account, single, stop).ConfigureAwait(false)
                : end.Order;
        }
        catch (TastyException e)
        {
            end.Details.Add($"How the order stands now could not be read: {e.Message}");
        }
    }
}
