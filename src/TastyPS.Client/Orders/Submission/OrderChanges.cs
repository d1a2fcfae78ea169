using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Changes and cancels orders: each request is sent once, and after an end that is not certain the order is read until it tells.</summary>
internal sealed class OrderChanges(OrderSender sender, OrderReadings readings, OrderFinder finder, TimeProvider timeProvider)
{
    private readonly OutcomeSearch _search = new(timeProvider);

    /// <summary>Sends a replacement (PUT) or an edit (PATCH), whose body has the identifier of the order that comes of it.</summary>
    public Task<Order> ReplaceAsync(HttpMethod method, string accountNumber, long id, byte[] body, string identifier, OrderSubmitOptions options, CancellationToken cancellationToken) =>
        ReplaceAsync(method, accountNumber, id, body, identifier, ReadOrder, AsItIs, options, cancellationToken);

    /// <summary>As the other, with a result made by the caller.</summary>
    /// <param name="method">PUT or PATCH.</param>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order.</param>
    /// <param name="body">The body, with the identifier.</param>
    /// <param name="identifier">The identifier.</param>
    /// <param name="read">Makes the result of a success; null if that is not readable.</param>
    /// <param name="make">Makes the result of the order that was found.</param>
    /// <param name="options">How long to look.</param>
    /// <param name="cancellationToken">Ends the call before a byte has left, and shortens the looking after.</param>
    public async Task<T> ReplaceAsync<T>(
        HttpMethod method,
        string accountNumber,
        long id,
        byte[] body,
        string identifier,
        Func<OnceOutcome, T?> read,
        Func<Order, CancellationToken, Task<T>> make,
        OrderSubmitOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        var change = new Change(method, OrderPaths.Order(accountNumber, id), body, accountNumber, id, "replaced");
        return await SendAsync(
            change,
            read,
            async (sentAt, round, stop) => await FindReplacementAsync(new SentOrder(identifier, sentAt, []), round, stop).ConfigureAwait(false) is { } found ? await make(found, stop).ConfigureAwait(false) : null,
            options,
            cancellationToken).ConfigureAwait(false);

        async Task<Order?> FindReplacementAsync(SentOrder sent, int round, CancellationToken stop)
        {
            var original = await readings.GetAsync(accountNumber, id, stop).ConfigureAwait(false);
            var replacement = original.ReplacingOrderId is { } replacing ? await readings.GetAsync(accountNumber, replacing, stop).ConfigureAwait(false) : null;
            if (replacement is not null && IsOurs(original, replacement))
                return replacement;
            if (await finder.FindAsync(accountNumber, [sent with { Replacement = new SentReplacement(original, body) }], round, stop).ConfigureAwait(false) is { } found)
                return found;
            if (replacement is not null)
                throw new OrderRefusedException(FormattableString.Invariant($"Order {id} was not replaced by what was sent: somebody else replaced it by order {replacement.Id}, {replacement}."));
            return original.Status.IsTerminal && original.Edited != true
                ? throw new OrderRefusedException(FormattableString.Invariant($"Order {id} was not replaced: it has ended as {original.StatusText}."))
                : null;
        }

        // A name that is the original's may not have been given to the replacement by anybody.
        bool IsOurs(Order original, Order replacement) =>
            (replacement.ExternalIdentifier == identifier && identifier != original.ExternalIdentifier)
            || ((replacement.ExternalIdentifier is null || replacement.ExternalIdentifier == original.ExternalIdentifier) && ReplacementTerms.Are(body, replacement));
    }

    /// <summary>Cancels an order.</summary>
    public Task<Order> CancelAsync(string accountNumber, long id, OrderSubmitOptions options, CancellationToken cancellationToken) =>
        CancelAsync(accountNumber, id, ReadOrder, AsItIs, options, cancellationToken);

    /// <summary>As the other, with a result made by the caller.</summary>
    public Task<T> CancelAsync<T>(
        string accountNumber, long id, Func<OnceOutcome, T?> read, Func<Order, CancellationToken, Task<T>> make, OrderSubmitOptions options, CancellationToken cancellationToken)
        where T : class => SendAsync(
        new Change(HttpMethod.Delete, OrderPaths.Order(accountNumber, id), null, accountNumber, id, "cancelled"),
        read,
        async (_, _, stop) => CancelledOrders.Of(await readings.GetAsync(accountNumber, id, stop).ConfigureAwait(false)) is { } order ? await make(order, stop).ConfigureAwait(false) : null,
        options,
        cancellationToken);

    /// <summary>Cancels a complex order with all that is left of it.</summary>
    public Task<ComplexOrder> CancelComplexAsync(string accountNumber, long id, OrderSubmitOptions options, CancellationToken cancellationToken) =>
        CancelComplexAsync(accountNumber, id, ReadComplex, AsItIs, options, cancellationToken);

    /// <summary>As the other, with a result made by the caller.</summary>
    public Task<T> CancelComplexAsync<T>(
        string accountNumber, long id, Func<OnceOutcome, T?> read, Func<ComplexOrder, CancellationToken, Task<T>> make, OrderSubmitOptions options, CancellationToken cancellationToken)
        where T : class => SendAsync(
        new Change(HttpMethod.Delete, OrderPaths.ComplexOrder(accountNumber, id), null, accountNumber, id, "cancelled") { IsComplex = true },
        read,
        async (_, _, stop) => CancelledOrders.Of(await readings.GetComplexAsync(accountNumber, id, stop).ConfigureAwait(false)) is { } order
            ? await make(order, stop).ConfigureAwait(false)
            : null,
        options,
        cancellationToken);

    /// <summary>Changes the ratio of a pair.</summary>
    public Task<ComplexOrder> EditComplexAsync(string accountNumber, long id, decimal threshold, OrderComparator comparator, OrderSubmitOptions options, CancellationToken cancellationToken) => SendAsync(
        new Change(new HttpMethod("PATCH"), OrderPaths.ComplexOrder(accountNumber, id), OrderWriter.RatioEdit(threshold, comparator), accountNumber, id, "changed") { IsComplex = true },
        ReadComplex,
        async (_, _, stop) => await readings.GetComplexAsync(accountNumber, id, stop).ConfigureAwait(false) is var order && order.RatioPriceThreshold == threshold && order.RatioPriceComparator == comparator ? order : null,
        options,
        cancellationToken);

    /// <summary>Confirms an order once more. Nothing tells afterwards whether that came through.</summary>
    public Task<Order> ReconfirmAsync(string accountNumber, long id, CancellationToken cancellationToken) => SendAsync<Order>(
        new Change(HttpMethod.Post, OrderPaths.Order(accountNumber, id) + "/reconfirm", "{}"u8.ToArray(), accountNumber, id, "reconfirmed"),
        ReadOrder,
        find: null,
        OrderSubmitOptions.Default,
        cancellationToken);

    private async Task<T> SendAsync<T>(
        Change change,
        Func<OnceOutcome, T?> read,
        Func<DateTimeOffset, int, CancellationToken, Task<T?>>? find,
        OrderSubmitOptions options,
        CancellationToken cancellationToken)
        where T : class
    {
        var sentAt = timeProvider.GetUtcNow();
        var outcome = await sender.SendAsync(change.Method, change.Path, change.Body, cancellationToken).ConfigureAwait(false);
        if (outcome.Read(read) is { } changed)
            return changed;
        if (find is not null && await _search.FindAsync((round, stop) => find(sentAt, round, stop), options, cancellationToken).ConfigureAwait(false) is { } found)
            return found;

        throw new OrderOutcomeUnknownException(
            $"It is not known whether {(change.IsComplex ? "complex order" : "order")} {change.Id} was {change.Done}: the request was sent, no answer came that could be read, and the order does not tell. It may still come about. Look at the order before trying again.",
            change.AccountNumber,
            externalIdentifier: null,
            change.Id,
            change.IsComplex,
            sentAt,
            outcome.Failure);
    }

    private static Task<T> AsItIs<T>(T order, CancellationToken cancellationToken) => Task.FromResult(order);

    private static Order? ReadOrder(OnceOutcome outcome) => outcome.Body is { ValueKind: JsonValueKind.Object } body ? OrderFields.Find(body, Order.Listed) : null;

    // The reference has the complex order itself as the reply to DELETE and a placed order around it as that to PATCH.
    private static ComplexOrder? ReadComplex(OnceOutcome outcome) => outcome.Body is { ValueKind: JsonValueKind.Object } body
        && OrderFields.Find(body, fields => fields.Model("complex-order", ComplexOrder.From) ?? ComplexOrder.Listed(fields)) is { Id: not null } order ? order : null;

    private sealed record Change(HttpMethod Method, string Path, byte[]? Body, string AccountNumber, long Id, string Done)
    {
        public bool IsComplex { get; init; }
    }
}
