using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Places new orders exactly once: each is sent once, and after an end that is not certain it is looked for by its identifier.</summary>
internal sealed class OrderSubmission(OrderSender sender, OrderFinder finder, TimeProvider timeProvider)
{
    private readonly OutcomeSearch _search = new(timeProvider);

    /// <summary>A name that no other order has.</summary>
    public static string NewIdentifier() => Guid.NewGuid().ToString("N");

    /// <summary>Places an order that has its identifier.</summary>
    public Task<PlacedOrder> SubmitAsync(string accountNumber, OrderRequest order, OrderSubmitOptions options, CancellationToken cancellationToken)
    {
        var identifier = order.ExternalIdentifier!;
        return SendAsync(
            OrderPaths.Orders(accountNumber),
            OrderWriter.Order(order),
            accountNumber,
            [order],
            outcome => Read(outcome, identifier) is { Order.Id: not null } placed ? placed : null,
            async (sent, round, stop) => await finder.FindAsync(accountNumber, sent, round, stop).ConfigureAwait(false) is { } found ? PlacedOrder.Found(found, identifier) : null,
            options,
            cancellationToken);
    }

    /// <summary>Places a complex order all of whose components have their identifiers.</summary>
    public Task<PlacedOrder> SubmitAsync(string accountNumber, ComplexOrderRequest order, OrderSubmitOptions options, CancellationToken cancellationToken)
    {
        var components = order.Components.ToList();
        var identifier = components[0].ExternalIdentifier!;
        return SendAsync(
            OrderPaths.ComplexOrders(accountNumber),
            OrderWriter.ComplexOrder(order),
            accountNumber,
            components,
            outcome => Read(outcome, identifier) is { ComplexOrder.Id: not null } placed ? placed : null,
            async (sent, round, stop) => await finder.FindComplexAsync(accountNumber, sent, round, stop).ConfigureAwait(false) is { } found ? PlacedOrder.Found(found, identifier) : null,
            options,
            cancellationToken);
    }

    /// <summary>Sends a body that places an order, and finds out what became of it.</summary>
    /// <param name="path">The route.</param>
    /// <param name="body">The body, with its identifiers.</param>
    /// <param name="accountNumber">The account.</param>
    /// <param name="orders">The orders in the body, with their identifiers.</param>
    /// <param name="read">Makes the result of a success; null if that is not readable.</param>
    /// <param name="find">Looks once for the result.</param>
    /// <param name="options">How long to look.</param>
    /// <param name="cancellationToken">Ends the call before a byte has left, and shortens the looking after.</param>
    public async Task<T> SendAsync<T>(
        string path,
        byte[] body,
        string accountNumber,
        IReadOnlyList<OrderRequest> orders,
        Func<OnceOutcome, T?> read,
        Func<IReadOnlyList<SentOrder>, int, CancellationToken, Task<T?>> find,
        OrderSubmitOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        var sentAt = timeProvider.GetUtcNow();
        var outcome = await sender.SendAsync(HttpMethod.Post, path, body, cancellationToken).ConfigureAwait(false);
        if (outcome.Read(read) is { } placed)
            return placed;

        List<SentOrder> sent = [.. orders.Select(order => new SentOrder(order.ExternalIdentifier!, sentAt, order.Legs))];
        return await _search.FindAsync((round, stop) => find(sent, round, stop), options, cancellationToken).ConfigureAwait(false)
            ?? throw Unknown(accountNumber, sent[0], outcome);
    }

    private static OrderOutcomeUnknownException Unknown(string accountNumber, SentOrder sent, OnceOutcome outcome)
    {
        var errors = outcome.Read(reply => Read(reply, sent.Identifier))?.Errors ?? [];
        var answer = errors.Count == 0 ? "no answer came that could be read" : $"the reply names no order but errors, {string.Join(", ", errors)}";
        return new OrderOutcomeUnknownException(
            $"It is not known whether the order was placed: it was sent, {answer}, and no order with the identifier {sent.Identifier} could be found. It may still be placed. Look again before sending another one.",
            accountNumber,
            sent.Identifier,
            orderId: null,
            isComplex: false,
            sent.SentAt,
            outcome.Failure)
        {
            Reasons = [.. errors.Select(error => new TastyErrorReason(error.Code ?? "", error.Message ?? ""))],
        };
    }

    /// <summary>What a reply tells of the order placed; null if it cannot be read.</summary>
    public static PlacedOrder? Read(OnceOutcome outcome, string identifier) =>
        outcome.Body is { ValueKind: JsonValueKind.Object } body ? OrderFields.Find(body, fields => PlacedOrder.From(fields, identifier)) : null;
}
