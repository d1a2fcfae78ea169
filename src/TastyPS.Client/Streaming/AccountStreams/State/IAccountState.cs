using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>Reads over REST how accounts stand: the stream tells neither how they stood nor what it missed.</summary>
internal interface IAccountState
{
    /// <summary>Today's orders, and older ones that still work.</summary>
    Task<IReadOnlyList<Order>> GetOrdersAsync(string account, CancellationToken cancellationToken);

    /// <summary>Today's complex orders.</summary>
    Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, CancellationToken cancellationToken);

    /// <summary>The positions, those closed today included.</summary>
    Task<IReadOnlyList<Position>> GetPositionsAsync(string account, CancellationToken cancellationToken);

    /// <summary>The balances.</summary>
    Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, CancellationToken cancellationToken);

    /// <summary>One order.</summary>
    Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken);
}
