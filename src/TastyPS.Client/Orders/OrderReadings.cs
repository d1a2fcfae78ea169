using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;
using TastyPS.Client.Paging;

namespace TastyPS.Client.Orders;

/// <summary>Everything that is read of orders.</summary>
/// <param name="transport">The way to the service.</param>
/// <param name="family">Whose limit and breaker apply.</param>
internal sealed class OrderReadings(IRestTransport transport, ApiFamily family)
{
    private const string NoNumber = "the order has no number";

    public Task<Order> GetAsync(string accountNumber, long id, CancellationToken cancellationToken) =>
        ReadAsync(OrderPaths.Order(accountNumber, id), Order.Listed, cancellationToken);

    public Task<ComplexOrder> GetComplexAsync(string accountNumber, long id, CancellationToken cancellationToken) =>
        ReadAsync(OrderPaths.ComplexOrder(accountNumber, id), ComplexOrder.Listed, cancellationToken);

    /// <summary>All pages of a list of orders.</summary>
    public Task<IReadOnlyList<Order>> AllAsync(string address, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        AllAsync(address, Order.Listed, defects, cancellationToken);

    /// <summary>All pages of a list of complex orders.</summary>
    public Task<IReadOnlyList<ComplexOrder>> AllComplexAsync(string address, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        AllAsync(address, ComplexOrder.Listed, defects, cancellationToken);

    /// <summary>One page of orders, and where it stands.</summary>
    public Task<(IReadOnlyList<Order> Orders, PageInfo? Page)> PageAsync(string address, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        PageAsync(address, items => ReplyDocument.ToList(items.EnumerateArray(), Order.Listed, NoNumber, defects), cancellationToken);

    /// <summary>What can be made of the items of a page, and where the page stands.</summary>
    public async Task<(T Made, PageInfo? Page)> PageAsync<T>(string address, Func<JsonElement, T> make, CancellationToken cancellationToken)
    {
        using var reply = await transport.GetAsync(family, address, cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        var items = ReplyDocument.Items(document.RootElement)
            ?? throw new TastyProtocolException($"{reply.Path}: the reply is no list.") { RequestPath = reply.Path };
        return (make(items), PageInfo.Read(document.RootElement));
    }

    private async Task<IReadOnlyList<T>> AllAsync<T>(string address, Func<JsonFields, T?> make, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<T>();
        var walk = new PageWalk(address);
        while (walk.Next is { } next)
        {
            var (made, page) = await PageAsync(next, items => ReplyDocument.ToList(items.EnumerateArray(), make, NoNumber, defects), cancellationToken).ConfigureAwait(false);
            all.AddRange(made);
            walk.Advance(page);
        }

        return all;
    }

    private async Task<T> ReadAsync<T>(string path, Func<JsonFields, T?> make, CancellationToken cancellationToken)
        where T : class
    {
        using var reply = await transport.GetAsync(family, path, cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        return OrderFields.Read(document.RootElement, reply.Path, make);
    }
}
