using TastyPS.Abstractions;
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
    private volatile OrderEnd? _end;
    private volatile bool _isGiven;

    /// <summary>What follows the order to its end; null to return as soon as it is placed.</summary>
    public OrderFollowings? Followings { get; init; }

    /// <summary>How long to follow it.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Whether somebody else awaits the order's end and writes it then.</summary>
    public bool IsAwaitedLater { get; init; }

    /// <summary>What a command about the order must say of its connection.</summary>
    public string Via { get; set; } = "";

    /// <summary>The order.</summary>
    public NewOrder Order => order;

    /// <summary>The account.</summary>
    public string Account => account;

    /// <summary>The reply, or what was found; null if nothing was placed.</summary>
    public PlacedOrder? Placed => _placed;

    /// <summary>What happened if nobody can say whether the order was placed; else null.</summary>
    public OrderOutcomeUnknownException? Unknown => _unknown;

    /// <summary>What came of the wait; null if nobody has waited.</summary>
    public OrderEnd? End
    {
        get => _end;
        set => _end = value;
    }

    /// <summary>Whether whoever takes the output has got the order.</summary>
    public bool IsGiven => _isGiven;

    /// <summary>How the order stands, for whoever must know it though the command ends without giving it. Null if nothing was sent, or it is given.</summary>
    public string? Standing => _isGiven ? null
        : _placed is { } placed ? Told(placed)
        : _isSending ? $"The command ended while the order was sent: it may have been placed. Look with {OrderLookUp.Command(order.Identifier, account)}{Via} before you submit anything again." : null;

    /// <summary>Tells that whoever takes the output gets the order now.</summary>
    public void Give() => _isGiven = true;

    public async Task RunAsync(OrderSubmitOptions options, PipelineOutput output, CancellationToken stop)
    {
        var following = Followings?.Of(account); // Before it is sent, so that nothing is missed.
        var sentAt = connection.Clock.GetUtcNow();
        PlacedOrder placed;
        try
        {
            _isSending = true;
            placed = await order.SubmitAsync(connection.Client, account, options, stop).ConfigureAwait(false);
            _placed = placed;
        }
        catch (OrderOutcomeUnknownException e)
        {
            connection.UnclearClosings.Add(e, order, sentAt);
            _unknown = e;
            return;
        }
        catch (Exception)
        {
            _isSending = false; // It is said to be not placed.
            throw;
        }

        if (placed.WasLookedUp)
            output.Warning(OrderLookUp.Found(order.Identifier));
        foreach (var warning in placed.Warnings)
            output.Warning($"{warning} ({WarningIds.OrderWarning})");
        foreach (var objection in placed.Errors)
            output.Warning($"The order is placed, but the service objects: {objection} ({WarningIds.OrderWarning})");
        foreach (var note in placed.Notes)
            output.Tell($"The service notes: {note}");
        if (following is not null)
            End = await WhenEndsAsync(following, placed, stop).ConfigureAwait(false);
        else if (!IsAwaitedLater)
            End = AsPlaced(placed);
        End?.WriteTo(output, Give);
    }

    private string Told(PlacedOrder placed) => _end is { HasEnded: true } end
        ? $"The command ended, but the order was placed and is {end.Standing}: {Named(placed)}."
        : $"The command ended, but the order was placed and goes on: {Named(placed)}. {OrderLookUp.Cancelling(placed)}{Via} cancels it.";

    // What is placed stays placed, whoever closes the connection meanwhile.
    private async Task<OrderEnd> WhenEndsAsync(OrderFollowing following, PlacedOrder placed, CancellationToken stop)
    {
        try
        {
            return await following.WhenEndsAsync(placed, Patience, Via, stop).ConfigureAwait(false);
        }
        catch (Exception) when (!connection.IsConnected)
        {
            var end = AsPlaced(placed);
            end.Warnings.Add($"The order is placed, but its end could not be awaited: the connection was closed. ({WarningIds.OrderNotWatched}) Connect again, and {OrderLookUp.Command(placed, account)} shows how it stands.");
            return end;
        }
    }

    private static OrderEnd AsPlaced(PlacedOrder placed) => new() { Order = (object?)placed.Order ?? placed.ComplexOrder };

    private static string Named(PlacedOrder placed) => placed.Order is { } single
        ? FormattableString.Invariant($"order {single.Id}, {single}")
        : FormattableString.Invariant($"complex order {placed.ComplexOrder?.Id}, {placed.ComplexOrder}");
}
