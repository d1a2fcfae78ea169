using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>Reads through the client's services, at the pace of their limits.</summary>
internal sealed class RestAccountState(AccountService accounts, OrderService orders) : IAccountState
{
    private static readonly PositionQuery WithClosed = new() { IncludeClosedPositions = true };

    public Task<IReadOnlyList<Order>> GetOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken) =>
        orders.GetLiveAsync(account, defects, cancellationToken);

    public Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken) =>
        orders.GetLiveComplexAsync(account, defects, cancellationToken);

    public Task<IReadOnlyList<Position>> GetPositionsAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken) =>
        accounts.GetPositionsAsync(account, WithClosed, defects, cancellationToken);

    public Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken) =>
        accounts.GetBalancesAsync(account, defects, cancellationToken);

    public Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken) => orders.GetAsync(account, id, cancellationToken);
}
