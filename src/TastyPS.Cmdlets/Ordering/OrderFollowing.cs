using TastyPS.Abstractions;
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

    /// <summary>Waits for the end of a placed order, and writes the order then; after the patience, as it stands.</summary>
    /// <returns>What was written, of a single order.</returns>
    public async Task<Order?> WriteEndAsync(PlacedOrder placed, TimeSpan patience, PipelineOutput output, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(patience);
        try
        {
            if (placed.ComplexOrder is { Id: { } complex } several)
                await WriteEndAsync(several, complex, output, either.Token).ConfigureAwait(false);
            else if (placed.Order is { Id: { } single })
                return await WriteEndAsync(single, output, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            output.Warning(FormattableString.Invariant($"The order has not ended within {patience.TotalSeconds:0} s and goes on working: {placed}. ({WarningIds.OrderStillWorks}) Get-TastyOrder shows how it stands, Stop-TastyOrder cancels it."));
            return await WriteAsItStandsAsync(placed, output, stop).ConfigureAwait(false);
        }
        catch (TastyException e)
        {
            output.Warning($"The order is placed, but its end could not be awaited: {e.Message} ({WarningIds.OrderNotWatched}) Get-TastyOrder shows how it stands.");
            return await WriteAsItStandsAsync(placed, output, stop).ConfigureAwait(false);
        }
    }

    public void Dispose() => _stream.Dispose();

    private async Task<Order> WriteEndAsync(long id, PipelineOutput output, CancellationToken stop)
    {
        var outcome = await _stream.Orders.WhenOrderEndsAsync(_account, id, stop).ConfigureAwait(false);
        TellMissingFills(outcome, output);
        output.Write(outcome.Order);
        return outcome.Order;
    }

    private async Task WriteEndAsync(ComplexOrder order, long id, PipelineOutput output, CancellationToken stop)
    {
        IEnumerable<Order> components = order.TriggerOrder is { } trigger ? [trigger, .. order.Orders] : order.Orders;
        var ends = components.Where(component => component.Id is not null).Select(component => _stream.Orders.WhenOrderEndsAsync(_account, component.Id!.Value, stop));
        foreach (var outcome in await Task.WhenAll(ends).ConfigureAwait(false))
            TellMissingFills(outcome, output);
        output.Write(await _client.Orders.GetComplexAsync(_account, id, stop).ConfigureAwait(false));
    }

    private static void TellMissingFills(OrderOutcome outcome, PipelineOutput output)
    {
        if (!outcome.HasAllFills)
            output.Warning(FormattableString.Invariant($"Order {outcome.OrderId} is {outcome.Status}, but the service has not told the fills of every leg yet. ({WarningIds.OrderFillsMissing}) Run Get-TastyOrder -Id {outcome.OrderId} in a minute."));
    }

    private async Task<Order?> WriteAsItStandsAsync(PlacedOrder placed, PipelineOutput output, CancellationToken stop)
    {
        object? standing = (object?)placed.Order ?? placed.ComplexOrder;
        try
        {
            standing = placed.ComplexOrder is { Id: { } complex } ? await _client.Orders.GetComplexAsync(_account, complex, stop).ConfigureAwait(false)
                : placed.Order is { Id: { } single } ? await _client.Orders.GetAsync(_account, single, stop).ConfigureAwait(false)
                : standing;
        }
        catch (TastyException e)
        {
            output.Verbose($"How the order stands now could not be read: {e.Message}");
        }

        if (standing is not null)
            output.Write(standing);
        return standing as Order;
    }
}
