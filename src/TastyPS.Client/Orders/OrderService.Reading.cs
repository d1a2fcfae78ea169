namespace TastyPS.Client.Orders;

/// <summary>The reading of orders, which needs no scope but <c>read</c>.</summary>
public sealed partial class OrderService
{
    /// <summary>Asks for an order.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The order's number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyNotFoundException">There is no such order.</exception>
    public Task<Order> GetAsync(string accountNumber, long id, CancellationToken cancellationToken) => _readings.GetAsync(accountNumber, id, cancellationToken);

    /// <summary>
    /// Asks for an order, and while it is on its way to the venue, when it can neither be changed nor cancelled, asks again. As recorded that takes 50 to 90 ms; after
    /// three seconds it is given as it is.
    /// </summary>
    /// <inheritdoc cref="GetAsync"/>
    public Task<Order> GetArrivedAsync(string accountNumber, long id, CancellationToken cancellationToken) => _arrival.GetAsync(accountNumber, id, cancellationToken);

    /// <summary>Asks for all orders that were placed or changed today or still work, whatever their status.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<Order>> GetLiveAsync(string accountNumber, CancellationToken cancellationToken) => GetLiveAsync(accountNumber, defects: null, cancellationToken);

    /// <summary>As the other, and collects what could not be used of the reply.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetLiveAsync(string, CancellationToken)"/>
    public Task<IReadOnlyList<Order>> GetLiveAsync(string accountNumber, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        _readings.AllAsync(OrderPaths.Orders(accountNumber) + "/live", defects, cancellationToken);

    /// <summary>As <see cref="GetLiveAsync(string, CancellationToken)"/>, for several accounts in one call.</summary>
    /// <param name="accountNumbers">The accounts.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetLiveAsync(string, CancellationToken)"/>
    public Task<IReadOnlyList<Order>> GetLiveAsync(IReadOnlyList<string> accountNumbers, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        _readings.AllAsync("customers/me/orders/live?" + OrderPaths.Accounts(accountNumbers), defects, cancellationToken);

    /// <summary>Searches orders page by page. Nothing is sent before the first page is read.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="query">Which orders.</param>
    /// <exception cref="ArgumentException">The query has no beginning.</exception>
    public OrderPages OpenSearch(string accountNumber, OrderQuery query) =>
        new(_readings, OrderPaths.Orders(accountNumber) + Checked(query).ToQueryString(), query.ExternalIdentifier);

    /// <summary>As the other, in several accounts together.</summary>
    /// <param name="accountNumbers">The accounts.</param>
    /// <param name="query">Which orders.</param>
    /// <exception cref="ArgumentException">The query has no beginning.</exception>
    public OrderPages OpenSearch(IReadOnlyList<string> accountNumbers, OrderQuery query) =>
        new(_readings, $"customers/me/orders{Checked(query).ToQueryString()}&{OrderPaths.Accounts(accountNumbers)}", query.ExternalIdentifier);

    /// <summary>Searches orders and reads all pages.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="query">Which orders.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The query has no beginning.</exception>
    /// <exception cref="TastyProtocolException">The reply is no list, ends early, or is of another page.</exception>
    public async Task<IReadOnlyList<Order>> SearchAsync(string accountNumber, OrderQuery query, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        var pages = OpenSearch(accountNumber, query);
        while (await pages.ReadAsync(cancellationToken).ConfigureAwait(false) is { } page)
            orders.AddRange(page);
        return orders;
    }

    /// <summary>Asks for a complex order.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="id">The complex order's number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyNotFoundException">There is no such order.</exception>
    public Task<ComplexOrder> GetComplexAsync(string accountNumber, long id, CancellationToken cancellationToken) => _readings.GetComplexAsync(accountNumber, id, cancellationToken);

    /// <summary>Asks for the complex orders that have a component of today.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<ComplexOrder>> GetLiveComplexAsync(string accountNumber, CancellationToken cancellationToken) => GetLiveComplexAsync(accountNumber, defects: null, cancellationToken);

    /// <summary>As the other, and collects what could not be used of the reply.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetLiveComplexAsync(string, CancellationToken)"/>
    public Task<IReadOnlyList<ComplexOrder>> GetLiveComplexAsync(string accountNumber, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        _readings.AllComplexAsync(OrderPaths.ComplexOrders(accountNumber) + "/live", defects, cancellationToken);

    /// <summary>Asks for all complex orders; the service knows no filter of them.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyProtocolException">The reply is no list, ends early, or is of another page.</exception>
    public Task<IReadOnlyList<ComplexOrder>> SearchComplexAsync(string accountNumber, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        _readings.AllComplexAsync(OrderPaths.ComplexOrders(accountNumber) + "?per-page=200", defects, cancellationToken);

    private static OrderQuery Checked(OrderQuery query) => query ?? throw new ArgumentNullException(nameof(query));
}
