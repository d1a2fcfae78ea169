using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>An order to be placed, or what an order is to be replaced by. Immutable; make changed copies with <c>with</c>.</summary>
public sealed record OrderRequest
{
    /// <summary>How it is priced.</summary>
    public OrderType OrderType { get; init; } = OrderType.Limit;

    /// <summary>How long it works.</summary>
    public TimeInForce TimeInForce { get; init; } = TimeInForce.Day;

    /// <summary>The last day of an order good till a date, and of no other.</summary>
    public CalendarDate? GtcDate { get; init; }

    /// <summary>The limit, without a sign, of one unit: of a spread the net price.</summary>
    public decimal? Price { get; init; }

    /// <summary>Whether the price is paid or received.</summary>
    public PriceEffect? PriceEffect { get; init; }

    /// <summary>The price that sets off a stop.</summary>
    public decimal? StopTrigger { get; init; }

    /// <summary>The amount of money of a notional order.</summary>
    public decimal? Value { get; init; }

    /// <summary>Whether <see cref="Value"/> is paid or received.</summary>
    public PriceEffect? ValueEffect { get; init; }

    /// <summary>One to four legs. A replacement keeps the legs of the order it replaces.</summary>
    public IReadOnlyList<OrderLegRequest> Legs { get; init => field = ReadableList.Of(value); } = ReadableList<OrderLegRequest>.None;

    /// <summary>When and under which conditions it is sent out or cancelled; null for none.</summary>
    public OrderRules? Rules { get; init; }

    /// <summary>Refuse an action that contradicts the position, rather than turning it into the one that fits.</summary>
    public bool StrictPositionEffect { get; init; }

    /// <summary>The application's name, which shows beside the order.</summary>
    public string? Source { get; init; }

    /// <summary>The order's own name, by which it is found again. Must not have been used before; made if null.</summary>
    public string? ExternalIdentifier { get; init; }

    /// <summary>A partition of the account.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>Told back with what is said about this order.</summary>
    public string? PreflightId { get; init; }

    /// <summary>Whether a program decided on it.</summary>
    public bool AutomatedSource { get; init; }

    /// <summary>The order in one line.</summary>
    public override string ToString() => OrderText.Of(this);
}
