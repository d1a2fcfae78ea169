using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>One order being sent and, if that is wanted, followed to its end. Whatever happens meanwhile, it can tell how the order stands.</summary>
internal sealed class OrderSending(TastyConnection connection, NewOrder order, string account)
{
    private volatile bool _isSending;
    private volatile PlacedOrder? _placed;
    private volatile OrderOutcomeUnknownException? _unknown;

    /// <summary>How long to wait for the order's end; null to return as soon as it is placed.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What happened if nobody can say whether the order was placed; else null.</summary>
    public OrderOutcomeUnknownException? Unknown => _unknown;

    /// <summary>The order as it was when the wait was over; null if nobody waited, or it is a complex one.</summary>
    public Order? Ended { get; private set; }

    /// <summary>For whoever stopped the command: how the order stands. Null if nothing was sent.</summary>
    public string? Standing => _placed is { } placed
        ? $"Stopped, but the order was placed and goes on: {Named(placed)}. Stop-TastyOrder cancels it."
        : _isSending ? $"Stopped while the order was sent: it may have been placed. Look with {OrderLookUp.Command(order.Identifier, account)} before you submit anything again." : null;

    public async Task RunAsync(OrderSubmitOptions options, PipelineOutput output, CancellationToken stop)
    {
        using var following = Wait is null ? null : new OrderFollowing(connection, account);
        PlacedOrder placed;
        try
        {
            _isSending = true;
            placed = await order.SubmitAsync(connection.Client, account, options, stop).ConfigureAwait(false);
            _placed = placed;
        }
        catch (OrderOutcomeUnknownException e)
        {
            _unknown = e;
            return;
        }
        catch (Exception e) when (e is TastyException or OperationCanceledException)
        {
            _isSending = false; // It is said to be not placed.
            throw;
        }

        if (placed.WasLookedUp)
            output.Warning(OrderLookUp.Found(order.Identifier));
        foreach (var warning in placed.Warnings)
            output.Warning($"{warning} ({WarningIds.OrderWarning})");
        if (following is null)
            Write(placed, output);
        else
            Ended = await following.WriteEndAsync(placed, Wait!.Value, output, stop).ConfigureAwait(false);
    }

    private static void Write(PlacedOrder placed, PipelineOutput output)
    {
        if (((object?)placed.Order ?? placed.ComplexOrder) is { } result)
            output.Write(result);
    }

    private static string Named(PlacedOrder placed) => placed.Order is { } single
        ? FormattableString.Invariant($"order {single.Id}, {single}")
        : FormattableString.Invariant($"complex order {placed.ComplexOrder?.Id}, {placed.ComplexOrder}");
}
