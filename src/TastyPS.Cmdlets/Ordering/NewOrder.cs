using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;

namespace TastyPS.Ordering;

/// <summary>An order on its way, single or complex, so that what comes to both is written once. What is asked about it is what is sent: nothing can change it.</summary>
internal abstract class NewOrder
{
    private NewOrder(bool isNamedHere, IReadOnlyList<string> remarks) => (IsNamedHere, Remarks) = (isNamedHere, remarks);

    /// <summary>What was done to it before it was asked about.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Whether it had no name before, so that no other order can have it.</summary>
    protected bool IsNamedHere { get; }

    /// <summary>The order as it was made.</summary>
    public abstract object Request { get; }

    /// <summary>By what it is found again; of a complex order that of its first.</summary>
    public abstract string Identifier { get; }

    /// <summary>The order, or the orders of a complex one.</summary>
    public abstract IReadOnlyList<OrderRequest> Components { get; }

    /// <summary>What closes positions, said to do so.</summary>
    public IReadOnlyList<OrderLegRequest> ClosingLegs => [.. Components.SelectMany(order => order.Legs).Where(leg => leg.Action is OrderAction.BuyToClose or OrderAction.SellToClose)];

    /// <summary>The order with names by which it is found again, and its prices rounded if that is asked for.</summary>
    public static NewOrder Of(object request, bool roundToTick)
    {
        var rounding = new TickRounding(roundToTick);
        if (request is OrderRequest single)
            return new Single(Named(rounding.Apply(single)), single.ExternalIdentifier is null, rounding.Remarks);

        var complex = (ComplexOrderRequest)request;
        var isNamedHere = All(complex).All(order => order.ExternalIdentifier is null);
        complex = complex with
        {
            TriggerOrder = complex.TriggerOrder is { } trigger ? Named(rounding.Apply(trigger)) : null,
            Orders = [.. complex.Orders.Select(order => Named(rounding.Apply(order)))],
        };
        return new Complex(complex, isNamedHere, rounding.Remarks);
    }

    /// <summary>As the other, for an order that closes positions and is sent only if so much of them is still left.</summary>
    public static NewOrder Closing(OrderRequest request, bool roundToTick)
    {
        var rounding = new TickRounding(roundToTick);
        return new Close(Named(rounding.Apply(request)), rounding.Remarks);
    }

    /// <summary>Returns if nothing that can be known here is against sending it.</summary>
    /// <exception cref="TastyException">Something is.</exception>
    public abstract void Demand(TastyClient client, string account);

    /// <summary>Returns if no other order has its name.</summary>
    /// <exception cref="TastyException">One has, or nobody could tell.</exception>
    public abstract Task DemandUnusedAsync(TastyClient client, string account, CancellationToken stop);

    /// <summary>Asks the service what it would say.</summary>
    public abstract Task<OrderPreview> PreviewAsync(TastyClient client, string account, CancellationToken stop);

    /// <summary>Places it.</summary>
    public abstract Task<PlacedOrder> SubmitAsync(TastyClient client, string account, OrderSubmitOptions options, CancellationToken stop);

    /// <summary>What to ask before it is sent.</summary>
    public abstract OrderQuestion Question(OrderReply? preview, OrderPlace place, params string[] more);

    /// <inheritdoc/>
    public override string ToString() => $"{Request}";

    private static IReadOnlyList<OrderRequest> All(ComplexOrderRequest order) => order.TriggerOrder is { } first ? [first, .. order.Orders] : order.Orders;

    private static OrderRequest Named(OrderRequest order) => order.ExternalIdentifier is null ? order with { ExternalIdentifier = Guid.NewGuid().ToString("N") } : order;

    private sealed class Close(OrderRequest order, IReadOnlyList<string> remarks) : Single(order, isNamedHere: true, remarks)
    {
        public override Task<PlacedOrder> SubmitAsync(TastyClient client, string account, OrderSubmitOptions options, CancellationToken stop) => client.Closing.SubmitAsync(account, (OrderRequest)Request, options with { IsIdentifierNew = IsNamedHere }, stop);
    }

    private class Single(OrderRequest order, bool isNamedHere, IReadOnlyList<string> remarks) : NewOrder(isNamedHere, remarks)
    {
        public override object Request => order;

        public override string Identifier => order.ExternalIdentifier!;

        public override IReadOnlyList<OrderRequest> Components => [order];

        public override void Demand(TastyClient client, string account) => client.Orders.Demand(account, order);

        public override Task DemandUnusedAsync(TastyClient client, string account, CancellationToken stop) => IsNamedHere ? Task.CompletedTask : client.Orders.DemandUnusedAsync(account, order, stop);

        public override Task<OrderPreview> PreviewAsync(TastyClient client, string account, CancellationToken stop) => client.Orders.PreviewAsync(account, order, stop);

        public override Task<PlacedOrder> SubmitAsync(TastyClient client, string account, OrderSubmitOptions options, CancellationToken stop) => client.Orders.SubmitAsync(account, order, options with { IsIdentifierNew = IsNamedHere }, stop);

        public override OrderQuestion Question(OrderReply? preview, OrderPlace place, params string[] more) => OrderQuestion.ToSubmit(order, preview, place, [.. Remarks, .. more]);
    }

    private sealed class Complex(ComplexOrderRequest order, bool isNamedHere, IReadOnlyList<string> remarks) : NewOrder(isNamedHere, remarks)
    {
        public override object Request => order;

        public override string Identifier => (order.TriggerOrder ?? order.Orders[0]).ExternalIdentifier!;

        public override IReadOnlyList<OrderRequest> Components => All(order);

        public override void Demand(TastyClient client, string account) => client.Orders.Demand(account, order);

        public override Task DemandUnusedAsync(TastyClient client, string account, CancellationToken stop) => IsNamedHere ? Task.CompletedTask : client.Orders.DemandUnusedAsync(account, order, stop);

        public override Task<OrderPreview> PreviewAsync(TastyClient client, string account, CancellationToken stop) => client.Orders.PreviewAsync(account, order, stop);

        public override Task<PlacedOrder> SubmitAsync(TastyClient client, string account, OrderSubmitOptions options, CancellationToken stop) => client.Orders.SubmitAsync(account, order, options with { IsIdentifierNew = IsNamedHere }, stop);

        public override OrderQuestion Question(OrderReply? preview, OrderPlace place, params string[] more) => OrderQuestion.ToSubmit(order, preview, place, [.. Remarks, .. more]);
    }
}
