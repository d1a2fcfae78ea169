using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>Reads through the client's services, at the pace of their limits.</summary>
internal sealed class RestAccountState(AccountService accounts, OrderService orders) : IAccountState
{
    private static readonly PositionQuery WithClosed = new() { IncludeClosedPositions = true };

    public Task<IReadOnlyList<Order>> GetOrdersAsync(string account, CancellationToken cancellationToken) => orders.GetLiveAsync(account, cancellationToken);

    public Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, CancellationToken cancellationToken) => orders.GetLiveComplexAsync(account, cancellationToken);

    public Task<IReadOnlyList<Position>> GetPositionsAsync(string account, CancellationToken cancellationToken) => accounts.GetPositionsAsync(account, WithClosed, cancellationToken);

    public Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, CancellationToken cancellationToken) => accounts.GetBalancesAsync(account, cancellationToken);

    public Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken) => orders.GetAsync(account, id, cancellationToken);
}
