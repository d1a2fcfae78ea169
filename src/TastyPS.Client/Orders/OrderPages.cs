using TastyPS.Client.Paging;

namespace TastyPS.Client.Orders;

/// <summary>The pages of a search of orders, asked for one after the other as they are read. Used by one caller at a time.</summary>
public sealed class OrderPages
{
    private readonly OrderReadings _readings;
    private readonly PageWalk _walk;
    private readonly string? _identifier;

    internal OrderPages(OrderReadings readings, string address, string? identifier)
    {
        _readings = readings;
        _walk = new PageWalk(address);
        _identifier = identifier;
    }

    /// <summary>Asks for the next page.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its orders, of which a search by identifier leaves few or none; null after the last page.</returns>
    /// <exception cref="TastyProtocolException">The reply is no list, ends early, or is of another page.</exception>
    public Task<IReadOnlyList<Order>?> ReadAsync(CancellationToken cancellationToken) => ReadAsync(defects: null, cancellationToken);

    /// <summary>Asks for the next page and collects what could not be used of the reply.</summary>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    public async Task<IReadOnlyList<Order>?> ReadAsync(ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
    {
        if (_walk.Next is not { } address)
            return null;

        var (orders, page) = await _readings.PageAsync(address, defects, cancellationToken).ConfigureAwait(false);
        _walk.Advance(page);
        return _identifier is null ? orders : [.. orders.Where(order => order.ExternalIdentifier == _identifier)];
    }
}
