using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>One order being sent and, if that is wanted, followed to its end. Whatever happens meanwhile, it can tell how the order stands.</summary>
internal sealed class OrderSending(TastyConnection connection, NewOrder order, string account)
{
    private readonly OrderMove<PlacedOrder> _move = new(
        OrderLookUp.Command(order.Identifier, account),
        placed => $"Stopped, but the order was placed and goes on: {Named(placed)}. Stop-TastyOrder cancels it.",
        look => $"Stopped while the order was sent: it may have been placed. Look with {look} before you submit anything again.",
        "Stopped: the order was not placed.");

    private volatile OrderOutcomeUnknownException? _unknown;

    /// <summary>How long to wait for the order's end; null to return as soon as it is placed.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>What happened if nobody can say whether the order was placed; else null.</summary>
    public OrderOutcomeUnknownException? Unknown => _unknown;

    /// <summary>The order as it was when the wait was over; null if nobody waited, or it is a complex one.</summary>
    public Order? Ended { get; private set; }

    /// <summary>For whoever stopped the command: how the order stands. Null if its sending had not begun.</summary>
    public string? Standing => _move.Standing;

    public async Task RunAsync(OrderSubmitOptions options, PipelineOutput output, CancellationToken stop)
    {
        using var following = Wait is null ? null : new OrderFollowing(connection, account);
        PlacedOrder placed;
        try
        {
            placed = await _move.RunAsync(() => order.SubmitAsync(connection.Client, account, options, stop)).ConfigureAwait(false);
        }
        catch (OrderOutcomeUnknownException e)
        {
            _unknown = e;
            return;
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
