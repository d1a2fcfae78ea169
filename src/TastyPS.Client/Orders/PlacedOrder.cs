using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>An order that was placed.</summary>
public sealed class PlacedOrder : OrderReply
{
    private PlacedOrder(JsonFields fields, string externalIdentifier)
        : base(fields) =>
        ExternalIdentifier = externalIdentifier;

    private PlacedOrder(Order? order, ComplexOrder? complexOrder, string externalIdentifier)
        : base(order, complexOrder) =>
        (WasLookedUp, ExternalIdentifier) = (true, externalIdentifier);

    /// <summary>True if the reply to the submission was lost and the order was found by its identifier: then buying power and fees are not known here.</summary>
    public bool WasLookedUp { get; }

    /// <summary>By what the order is found again; of a complex order that of its first component.</summary>
    public string ExternalIdentifier { get; }

    internal static PlacedOrder From(JsonFields fields, string externalIdentifier) => new(fields, externalIdentifier);

    internal static PlacedOrder Found(Order order, string externalIdentifier) => new(order, null, externalIdentifier);

    internal static PlacedOrder Found(ComplexOrder order, string externalIdentifier) => new(null, order, externalIdentifier);
}
