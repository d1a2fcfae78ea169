using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders;

/// <content>The names that senders give their orders, each of which is used once.</content>
public sealed partial class OrderService
{
    private readonly SentNames _sentNames = new();

    /// <summary>Returns if no order of the last seven days, and none that works, has the identifier of this one. Nothing is placed.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="order">The order. Without an identifier nothing is asked.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OrderIdentifierUsedException">One has.</exception>
    /// <exception cref="OrderNotSentException">That could not be found out now.</exception>
    /// <exception cref="TastyException">That could not be found out.</exception>
    public Task DemandUnusedAsync(string accountNumber, OrderRequest order, CancellationToken cancellationToken) =>
        DemandUnusedAsync(accountNumber, [order ?? throw new ArgumentNullException(nameof(order))], cancellationToken);

    /// <inheritdoc cref="DemandUnusedAsync(string, OrderRequest, CancellationToken)"/>
    public Task DemandUnusedAsync(string accountNumber, ComplexOrderRequest order, CancellationToken cancellationToken) =>
        DemandUnusedAsync(accountNumber, [.. (order ?? throw new ArgumentNullException(nameof(order))).Components], cancellationToken);

    private async Task DemandUnusedAsync(string accountNumber, IReadOnlyList<OrderRequest> orders, CancellationToken cancellationToken)
    {
        var identifiers = IdentifiersOf(orders);
        if (identifiers.Count == 0)
            return;

        Order? used;
        try
        {
            used = await _finder.FindUsedAsync(accountNumber, identifiers, _timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException passing) when (OrderNotSentException.MayPass(passing))
        {
            throw new OrderNotSentException(passing);
        }

        if (used is not null)
            throw new OrderIdentifierUsedException(used.ExternalIdentifier!, accountNumber, used);
    }

    // Nobody has a name made here, till it is told.
    private Task<T> SendNamedAsync<T>(
        string accountNumber,
        IReadOnlyList<OrderRequest> given,
        IReadOnlyList<OrderRequest> named,
        OrderSubmitOptions options,
        Action check,
        Func<Task<T>> send,
        CancellationToken cancellationToken) =>
        options.IsIdentifierNew || IdentifiersOf(given).Count == 0
            ? _sentNames.SendAsync(accountNumber, IdentifiersOf(named), areNew: true, send)
            : SendUnusedAsync(accountNumber, given, IdentifiersOf(named), check, send, cancellationToken);

    // The service is asked right before it is sent, so that as little as possible can come in between; the caps may have changed meanwhile.
    private async Task<T> SendUnusedAsync<T>(
        string accountNumber, IReadOnlyList<OrderRequest> given, List<string> names, Action check, Func<Task<T>> send, CancellationToken cancellationToken)
    {
        await _scope.DemandAsync(cancellationToken).ConfigureAwait(false);
        await DemandUnusedAsync(accountNumber, given, cancellationToken).ConfigureAwait(false);
        return await _sentNames.SendAsync(accountNumber, names, areNew: false, CheckAndSendAsync).ConfigureAwait(false);

        Task<T> CheckAndSendAsync()
        {
            check();
            return send();
        }
    }

    private async Task<T> ChangeNamedAsync<T>(string accountNumber, string identifier, Func<Task<T>> send)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (OrderOutcomeUnknownException)
        {
            _sentNames.Keep(accountNumber, identifier);
            throw;
        }
    }

    private static List<string> IdentifiersOf(IEnumerable<OrderRequest> orders) =>
        [.. orders.Select(order => order.ExternalIdentifier).OfType<string>()];

    private static void DemandDistinct(string accountNumber, ComplexOrderRequest order)
    {
        if (order.Components.Select(component => component.ExternalIdentifier).OfType<string>().GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            throw new OrderIdentifierUsedException(twice, accountNumber);
    }
}
