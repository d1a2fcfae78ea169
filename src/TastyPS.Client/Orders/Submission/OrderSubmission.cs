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
    public async Task<PlacedOrder> SubmitAsync(string accountNumber, OrderRequest order, OrderSubmitOptions options, CancellationToken cancellationToken)
    {
        var identifier = order.ExternalIdentifier!;
        var path = OrderPaths.Orders(accountNumber);
        return await SendAsync(
            path,
            OrderWriter.Order(order),
            accountNumber,
            [identifier],
            outcome => Read(outcome, identifier) is { Order.Id: not null } placed ? placed : null,
            async (sentAt, round, stop) => await finder.FindAsync(accountNumber, [identifier], sentAt, round, stop).ConfigureAwait(false) is { } found ? PlacedOrder.Found(found, identifier) : null,
            options,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Places a complex order all of whose components have their identifiers.</summary>
    public async Task<PlacedOrder> SubmitAsync(string accountNumber, ComplexOrderRequest order, OrderSubmitOptions options, CancellationToken cancellationToken)
    {
        var identifiers = order.Components.Select(component => component.ExternalIdentifier!).ToList();
        return await SendAsync(
            OrderPaths.ComplexOrders(accountNumber),
            OrderWriter.ComplexOrder(order),
            accountNumber,
            identifiers,
            outcome => Read(outcome, identifiers[0]) is { ComplexOrder.Id: not null } placed ? placed : null,
            async (sentAt, round, stop) => await finder.FindComplexAsync(accountNumber, identifiers, sentAt, round, stop).ConfigureAwait(false) is { } found ? PlacedOrder.Found(found, identifiers[0]) : null,
            options,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a body that places an order, and finds out what became of it.</summary>
    /// <param name="path">The route.</param>
    /// <param name="body">The body, with its identifiers.</param>
    /// <param name="accountNumber">The account.</param>
    /// <param name="identifiers">The identifiers in the body.</param>
    /// <param name="read">Makes the result of a success; null if that is not readable.</param>
    /// <param name="find">Looks once for the result by the identifiers.</param>
    /// <param name="options">How long to look.</param>
    /// <param name="cancellationToken">Ends the call before a byte has left, and shortens the looking after.</param>
    public async Task<T> SendAsync<T>(
        string path,
        byte[] body,
        string accountNumber,
        IReadOnlyList<string> identifiers,
        Func<OnceOutcome, T?> read,
        Func<DateTimeOffset, int, CancellationToken, Task<T?>> find,
        OrderSubmitOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        var sentAt = timeProvider.GetUtcNow();
        var outcome = await sender.SendAsync(HttpMethod.Post, path, body, cancellationToken).ConfigureAwait(false);
        if (outcome.End == OnceEnd.Done && read(outcome) is { } placed)
            return placed;

        return await _search.FindAsync((round, stop) => find(sentAt, round, stop), options, cancellationToken).ConfigureAwait(false)
            ?? throw new OrderOutcomeUnknownException(
                $"It is not known whether the order was placed: it was sent, no answer came that could be read, and no order with the identifier {identifiers[0]} could be found. It may still be placed. Look again before sending another one.",
                accountNumber,
                identifiers[0],
                orderId: null,
                isComplex: false,
                sentAt,
                outcome.Failure);
    }

    /// <summary>What a reply tells of the order placed; null if it cannot be read.</summary>
    public static PlacedOrder? Read(OnceOutcome outcome, string identifier) =>
        outcome.Body is { ValueKind: JsonValueKind.Object } body ? OrderFields.Find(body, fields => PlacedOrder.From(fields, identifier)) : null;
}
