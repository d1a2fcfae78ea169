using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>Reads over REST how accounts stand: the stream tells neither how they stood nor what it missed.</summary>
internal interface IAccountState
{
    /// <summary>Today's orders, and older ones that still work.</summary>
    /// <param name="account">The account.</param>
    /// <param name="defects">Gets an entry for each item that could not be used.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<Order>> GetOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken);

    /// <summary>Today's complex orders.</summary>
    /// <inheritdoc cref="GetOrdersAsync"/>
    Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken);

    /// <summary>The positions, those closed today included.</summary>
    /// <inheritdoc cref="GetOrdersAsync"/>
    Task<IReadOnlyList<Position>> GetPositionsAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken);

    /// <summary>The balances.</summary>
    /// <inheritdoc cref="GetOrdersAsync"/>
    Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken);

    /// <summary>One order.</summary>
    Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken);
}
