using TastyPS.Client.Http;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Replacing;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Raw;

namespace TastyPS.Client.Orders;

/// <summary>
/// Orders: previewed, placed, changed, cancelled, read. Whatever moves an order is checked and held to the caps first, needs the scope <c>trade</c>, and is sent exactly once:
/// "not placed" is said if no byte left or the service refused, and after any other failure it is looked up what happened.
/// </summary>
public sealed partial class OrderService
{
    private readonly OrderReadings _readings;
    private readonly OrderArrival _arrival;
    private readonly OrderFinder _finder;
    private readonly RawApi _raw;
    private readonly TradeScope _scope;
    private readonly OrderSender _sender;
    private readonly OrderSubmission _submission;
    private readonly OrderChanges _changes;
    private readonly IOrderGate _gate;
    private readonly TimeProvider _timeProvider;
    private readonly InstrumentFactService? _facts;

    internal OrderService(IRestTransport transport, IOnceTransport once, TradeScope scope, IOrderGate gate, TimeProvider timeProvider, InstrumentFactService? facts = null)
    {
        _readings = new OrderReadings(transport, ApiFamily.Accounts);
        _arrival = new OrderArrival(_readings, timeProvider);
        _raw = new RawApi(transport);

        // Looking for what became of an order is part of moving it: no limit or outage of other calls is in its way.
        var looks = new OrderReadings(transport, ApiFamily.Orders);
        _finder = new OrderFinder(looks);
        _scope = scope;
        _sender = new OrderSender(once, scope);
        _submission = new OrderSubmission(_sender, _finder, timeProvider);
        _changes = new OrderChanges(_sender, looks, _finder, timeProvider);
        _gate = gate;
        _timeProvider = timeProvider;
        _facts = facts;
    }

    /// <summary>Returns if nothing that can be known here is against sending the order: no check, no cap. Nothing is sent.</summary>
    /// <exception cref="OrderCheckException">The order cannot be right.</exception>
    /// <exception cref="Limits.OrderLimitException">A cap forbids it.</exception>
    /// <exception cref="Limits.OrderLimitsFileException">The caps cannot be read.</exception>
    public void Demand(string accountNumber, OrderRequest order)
    {
        OrderChecks.Demand(order, _timeProvider.GetUtcNow());
        _gate.Check(accountNumber, order);
    }

    /// <exception cref="OrderIdentifierUsedException">Two of its orders have the same identifier.</exception>
    /// <inheritdoc cref="Demand(string, OrderRequest)"/>
    public void Demand(string accountNumber, ComplexOrderRequest order)
    {
        OrderChecks.Demand(order, _timeProvider.GetUtcNow());
        DemandDistinct(accountNumber, order);
        _gate.Check(accountNumber, order);
    }

    /// <summary>
    /// As <see cref="Demand(string, OrderRequest)"/>, for an order with its legs that replaces another. The caps hold the whole of it, also if the other is filled in part: the
    /// documentation of the service says that quantities stay, and not how much of them works then.
    /// </summary>
    /// <inheritdoc cref="Demand(string, OrderRequest)"/>
    public void DemandReplacement(string accountNumber, OrderRequest order)
    {
        OrderChecks.DemandReplacement(order, _timeProvider.GetUtcNow());
        _gate.Check(accountNumber, order);
    }

    /// <summary>Returns if nothing that can be known here is against another ratio of a placed pair. Nothing is changed.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="threshold">The new ratio, or that of the pair; null if it tells none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotSupportedException">One of its orders is of a kind that is newer than this version.</exception>
    /// <inheritdoc cref="Demand(string, OrderRequest)"/>
    public async Task DemandRatioAsync(string accountNumber, ComplexOrder pair, decimal? threshold, CancellationToken cancellationToken)
    {
        ComplexChecks.DemandRatio(pair ?? throw new ArgumentNullException(nameof(pair)), threshold);
        var orders = new List<OrderRequest>();
        foreach (var order in pair.Components)
            orders.Add(await CompleteAsync(StandingRest(order), cancellationToken).ConfigureAwait(false));
        _gate.Check(accountNumber, new ComplexOrderRequest { Type = ComplexOrderType.PAIRS, Orders = orders });
    }

    /// <summary>Returns if no cap is against confirming a placed order once more. Nothing is confirmed.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="NotSupportedException">The order is of a kind that is newer than this version.</exception>
    /// <inheritdoc cref="Demand(string, OrderRequest)"/>
    public async Task DemandReconfirmationAsync(string accountNumber, Order order, CancellationToken cancellationToken) =>
        _gate.Check(accountNumber, await CompleteAsync(StandingRest(order), cancellationToken).ConfigureAwait(false));

    /// <summary>Asks the service what it would say to an order (dry run). Nothing is placed.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OrderCheckException">The order cannot be right.</exception>
    /// <exception cref="OrderRefusedException">The service would refuse it.</exception>
    /// <exception cref="TradeScopeMissingException">The token may not trade.</exception>
    /// <exception cref="TastyException">No answer came.</exception>
    public Task<OrderPreview> PreviewAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken)
    {
        OrderChecks.Demand(order, _timeProvider.GetUtcNow());
        return PreviewAsync(OrderPaths.Orders(accountNumber), OrderWriter.Order(order), cancellationToken);
    }

    /// <inheritdoc cref="PreviewAsync(string, OrderRequest, CancellationToken)"/>
    public Task<OrderPreview> PreviewAsync(string accountNumber, ComplexOrderRequest order, CancellationToken cancellationToken)
    {
        OrderChecks.Demand(order, _timeProvider.GetUtcNow());
        return PreviewAsync(OrderPaths.ComplexOrders(accountNumber), OrderWriter.ComplexOrder(order), cancellationToken);
    }

    /// <summary>Asks the service what it would say to the replacement of an order. Nothing is replaced.</summary>
    /// <inheritdoc cref="PreviewAsync(string, OrderRequest, CancellationToken)"/>
    public Task<OrderPreview> PreviewReplaceAsync(string accountNumber, long id, OrderRequest order, CancellationToken cancellationToken)
    {
        OrderChecks.DemandReplacement(order, _timeProvider.GetUtcNow());
        return PreviewAsync(OrderPaths.Order(accountNumber, id), OrderWriter.Replacement(order), cancellationToken);
    }

    /// <summary>Asks the service what it would say to a change of an order. Nothing is changed.</summary>
    /// <inheritdoc cref="PreviewAsync(string, OrderRequest, CancellationToken)"/>
    public Task<OrderPreview> PreviewEditAsync(string accountNumber, long id, OrderEdit edit, CancellationToken cancellationToken)
    {
        OrderChecks.Demand(edit, _timeProvider.GetUtcNow());
        return PreviewAsync(OrderPaths.Order(accountNumber, id), OrderWriter.Edit(edit), cancellationToken);
    }

    /// <summary>Asks the service what it would say to another ratio of a pair. Nothing is changed.</summary>
    /// <inheritdoc cref="PreviewAsync(string, OrderRequest, CancellationToken)"/>
    public async Task<OrderPreview> PreviewEditComplexAsync(string accountNumber, long id, decimal threshold, OrderComparator comparator, CancellationToken cancellationToken)
    {
        if (threshold <= 0m) // Only the pair tells whether that can be.
            ComplexChecks.DemandRatio(await _readings.GetComplexAsync(accountNumber, id, cancellationToken).ConfigureAwait(false), threshold);
        return await PreviewAsync(OrderPaths.ComplexOrder(accountNumber, id), OrderWriter.RatioEdit(threshold, comparator), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Places an order, exactly once.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="order">The order. Without an identifier it gets one; one that is given is looked for first, so that it is placed once, however often it is sent by that name.</param>
    /// <param name="options">How long to look for the order if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the order has left. After that the order is looked up for a short time, and returned if it is found.</param>
    /// <exception cref="OrderCheckException">The order cannot be right. Nothing was sent.</exception>
    /// <exception cref="Limits.OrderLimitException">A cap forbids it. Nothing was sent.</exception>
    /// <exception cref="Limits.OrderLimitsFileException">The caps cannot be read. Nothing was sent.</exception>
    /// <exception cref="TradeScopeMissingException">The token may not trade. Nothing was sent.</exception>
    /// <exception cref="OrderIdentifierUsedException">Another order has the identifier. Nothing was sent.</exception>
    /// <exception cref="OrderNotSentException">No byte left: not placed.</exception>
    /// <exception cref="OrderRefusedException">The service refused: not placed.</exception>
    /// <exception cref="OrderOutcomeUnknownException">It may have been placed or not.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before a byte left: not placed.</exception>
    public async Task<PlacedOrder> SubmitAsync(string accountNumber, OrderRequest order, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        var how = options ?? OrderSubmitOptions.Default;
        Demand(accountNumber, order);
        var named = Named(order);
        return await SendNamedAsync(
            accountNumber, [order], [named], how, () => _gate.Check(accountNumber, order), () => _submission.SubmitAsync(accountNumber, named, how, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Places a complex order, exactly once.</summary>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<PlacedOrder> SubmitAsync(string accountNumber, ComplexOrderRequest order, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        var how = options ?? OrderSubmitOptions.Default;
        Demand(accountNumber, order);
        var named = order with { TriggerOrder = order.TriggerOrder is { } trigger ? Named(trigger) : null, Orders = [.. order.Orders.Select(Named)] };
        return await SendNamedAsync(
            accountNumber,
            [.. order.Components],
            [.. named.Components],
            how,
            () => _gate.Check(accountNumber, order),
            () => _submission.SubmitAsync(accountNumber, named, how, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replaces an order (PUT). What comes of it is a new order with the legs of the old one, sent out once the old one is cancelled.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order to replace.</param>
    /// <param name="order">The replacement. Its legs are not sent: those of the order stay, and are read for the caps, and without any here for the checks too.</param>
    /// <param name="options">How long to look what happened if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the request has left, and shortens the looking after.</param>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<Order> ReplaceAsync(string accountNumber, long id, OrderRequest order, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        OrderChecks.DemandReplacement(order, _timeProvider.GetUtcNow());
        if (order.Legs.Count > 0)
            _gate.Check(accountNumber, order);
        var whole = OrderReplacement.WithLegsOf(await _readings.GetAsync(accountNumber, id, cancellationToken).ConfigureAwait(false), order);
        if (whole.Legs.Any(leg => leg.Facts is null))
            whole = await CompleteAsync(whole, cancellationToken).ConfigureAwait(false);
        if (order.Legs.Count == 0)
            OrderChecks.DemandReplacement(whole, _timeProvider.GetUtcNow());
        _gate.Check(accountNumber, whole);
        var named = Named(order);
        var name = named.ExternalIdentifier!;
        return await ChangeNamedAsync(accountNumber, name, () => _changes.ReplaceAsync(
            HttpMethod.Put, accountNumber, id, OrderWriter.Replacement(named), name, options ?? OrderSubmitOptions.Default, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Changes some of an order (PATCH). What comes of it is a new order, as with a replacement.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order to change. It is read first, for the checks and the caps.</param>
    /// <param name="edit">What is to be different.</param>
    /// <param name="options">How long to look what happened if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the request has left, and shortens the looking after.</param>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<Order> EditAsync(string accountNumber, long id, OrderEdit edit, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        OrderChecks.Demand(edit, _timeProvider.GetUtcNow());
        DemandReplacement(accountNumber, await OriginalAsync(accountNumber, id, edit, cancellationToken).ConfigureAwait(false));
        var named = edit.ExternalIdentifier is null ? edit with { ExternalIdentifier = OrderSubmission.NewIdentifier() } : edit;
        var name = named.ExternalIdentifier!;
        return await ChangeNamedAsync(accountNumber, name, () => _changes.ReplaceAsync(
            new HttpMethod("PATCH"), accountNumber, id, OrderWriter.Edit(named), name, options ?? OrderSubmitOptions.Default, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Confirms an order that wants to be confirmed once more.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<Order> ReconfirmAsync(string accountNumber, long id, CancellationToken cancellationToken)
    {
        var order = await _readings.GetAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
        await DemandReconfirmationAsync(accountNumber, order, cancellationToken).ConfigureAwait(false);
        return await _changes.ReconfirmAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the ratio at which a pair is sent out.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The complex order.</param>
    /// <param name="threshold">The new ratio.</param>
    /// <param name="comparator">How it is compared.</param>
    /// <param name="options">How long to look what happened if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the request has left, and shortens the looking after.</param>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<ComplexOrder> EditComplexAsync(string accountNumber, long id, decimal threshold, OrderComparator comparator, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        var pair = await _readings.GetComplexAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
        await DemandRatioAsync(accountNumber, pair, threshold, cancellationToken).ConfigureAwait(false);
        return await _changes.EditComplexAsync(accountNumber, id, threshold, comparator, options ?? OrderSubmitOptions.Default, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels an order. One that belongs to a complex order is cancelled with <see cref="CancelComplexAsync"/>.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order.</param>
    /// <param name="options">How long to look what happened if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the request has left, and shortens the looking after.</param>
    /// <returns>The order as it is then: usually its cancellation is on the way.</returns>
    /// <exception cref="OrderRefusedException">It cannot be cancelled, because it has ended (<c>cannot_update_order</c>).</exception>
    /// <exception cref="OrderNotSentException">No byte left.</exception>
    /// <exception cref="OrderOutcomeUnknownException">It may have been cancelled or not.</exception>
    public Task<Order> CancelAsync(string accountNumber, long id, OrderSubmitOptions? options, CancellationToken cancellationToken) =>
        _changes.CancelAsync(accountNumber, id, options ?? OrderSubmitOptions.Default, cancellationToken);

    /// <summary>Cancels all that is left of a complex order.</summary>
    /// <inheritdoc cref="CancelAsync"/>
    public Task<ComplexOrder> CancelComplexAsync(string accountNumber, long id, OrderSubmitOptions? options, CancellationToken cancellationToken) =>
        _changes.CancelComplexAsync(accountNumber, id, options ?? OrderSubmitOptions.Default, cancellationToken);

    private static OrderRequest Named(OrderRequest order) => order.ExternalIdentifier is null ? order with { ExternalIdentifier = OrderSubmission.NewIdentifier() } : order;

    // What of a placed order still works, without any change.
    private static OrderRequest StandingRest(Order order) => OrderReplacement.Rest(order, OrderReplacement.Of(order, new OrderEdit()));

    private async Task<OrderRequest> OriginalAsync(string accountNumber, long id, OrderEdit edit, CancellationToken cancellationToken) =>
        await CompleteAsync(OrderReplacement.Of(await _readings.GetAsync(accountNumber, id, cancellationToken).ConfigureAwait(false), edit), cancellationToken).ConfigureAwait(false);

    // What the service tells of an order says nothing of multipliers, marks and ticks, without which caps would refuse and checks pass.
    private async Task<OrderRequest> CompleteAsync(OrderRequest order, CancellationToken cancellationToken) =>
        _facts is null ? order : await _facts.CompleteAsync(order, null, cancellationToken).ConfigureAwait(false);

    private async Task<OrderPreview> PreviewAsync(string route, byte[] body, CancellationToken cancellationToken)
    {
        var outcome = await _sender.AskAsync(HttpMethod.Post, route + "/dry-run", body, cancellationToken).ConfigureAwait(false);
        return outcome.Body is { } json
            ? OrderFields.Read(json, outcome.Path, OrderPreview.From)
            : throw new TastyProtocolException($"{outcome.Path}: the reply is no JSON.") { RequestPath = outcome.Path };
    }
}
