namespace TastyPS.Client.Orders;

/// <summary>What is to be changed of an order; what is null stays as it is. Legs and quantities cannot be changed.</summary>
public sealed record OrderEdit
{
    /// <summary>How it is priced.</summary>
    public OrderType? OrderType { get; init; }

    /// <summary>How long it works.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>Its last day.</summary>
    public CalendarDate? GtcDate { get; init; }

    /// <summary>The limit without a sign.</summary>
    public decimal? Price { get; init; }

    /// <summary>Whether the price is paid or received.</summary>
    public PriceEffect? PriceEffect { get; init; }

    /// <summary>The price that sets off a stop.</summary>
    public decimal? StopTrigger { get; init; }

    /// <summary>The amount of money of a notional order.</summary>
    public decimal? Value { get; init; }

    /// <summary>Whether <see cref="Value"/> is paid or received.</summary>
    public PriceEffect? ValueEffect { get; init; }

    /// <summary>The conditions.</summary>
    public OrderRules? Rules { get; init; }

    /// <summary>The application's name.</summary>
    public string? Source { get; init; }

    /// <summary>The name of the order that comes of it; made if null.</summary>
    public string? ExternalIdentifier { get; init; }
}
