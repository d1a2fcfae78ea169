using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>
/// Reads how the accounts stand after each connect, when notifications already come, and takes it into the book, which sorts out what is old. What fails for the
/// moment is read again until the connection is lost; what fails for good is told and left.
/// </summary>
internal sealed class StateReading(IAccountState state, AccountBook book, IReadOnlyList<string> accounts, Func<double> jitter, TimeProvider clock)
{
    private readonly HashSet<(string What, string Account)> _done = [];

    /// <summary>Reads everything.</summary>
    /// <param name="onFailure">Told what could not be read, and after which pause it is tried again; null if it is not.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<string, TastyException, TimeSpan?> onFailure, CancellationToken cancellationToken)
    {
        foreach (var account in accounts)
        {
            await ReadAsync("orders", account, ReadOrdersAsync, onFailure, cancellationToken).ConfigureAwait(false);
            await ReadAsync("complex orders", account, ReadComplexOrdersAsync, onFailure, cancellationToken).ConfigureAwait(false);
            await ReadAsync("positions", account, ReadPositionsAsync, onFailure, cancellationToken).ConfigureAwait(false);
            await ReadAsync("balances", account, ReadBalancesAsync, onFailure, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads one order and takes it in.</summary>
    /// <exception cref="TastyException">It could not be read.</exception>
    public async Task ReadOrderAsync(string account, long id, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Order, isInitial: false);
        var order = await state.GetOrderAsync(account, id, cancellationToken).ConfigureAwait(false);
        if (order.Id != id)
            throw new TastyProtocolException(FormattableString.Invariant($"Order {id} was asked for, and another was answered."));
        book.Take(order, origin);
    }

    /// <summary>Reads today's orders of an account, and those that were open and are not among them.</summary>
    /// <exception cref="TastyException">They could not be read.</exception>
    public async Task ReadOrdersAsync(string account, bool isInitial, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Order, isInitial);
        var open = book.OpenOrders(account);
        var orders = await state.GetOrdersAsync(account, cancellationToken).ConfigureAwait(false);
        foreach (var order in orders)
            book.Take(order, origin);

        // The list forgets at night what ended the day before.
        foreach (var id in open.Except(orders.Select(order => order.Id!.Value)))
        {
            try
            {
                await ReadOrderAsync(account, id, cancellationToken).ConfigureAwait(false);
            }
            catch (TastyNotFoundException)
            {
                // A sandbox forgets its orders every day.
            }
        }
    }

    private async Task ReadComplexOrdersAsync(string account, bool isInitial, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.ComplexOrder, isInitial);
        foreach (var order in await state.GetComplexOrdersAsync(account, cancellationToken).ConfigureAwait(false))
            book.Take(order, origin);
    }

    private async Task ReadPositionsAsync(string account, bool isInitial, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Position, isInitial);
        book.TakeAll(account, await state.GetPositionsAsync(account, cancellationToken).ConfigureAwait(false), origin);
    }

    private async Task ReadBalancesAsync(string account, bool isInitial, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Balance, isInitial);
        foreach (var balance in await state.GetBalancesAsync(account, cancellationToken).ConfigureAwait(false))
            book.Take(balance, origin);
    }

    private async Task ReadAsync(string what, string account, Func<string, bool, CancellationToken, Task> read, Action<string, TastyException, TimeSpan?> onFailure, CancellationToken cancellationToken)
    {
        var backOff = new ReconnectBackOff(jitter);
        while (true)
        {
            try
            {
                await read(account, !_done.Contains((what, account)), cancellationToken).ConfigureAwait(false);
                _done.Add((what, account));
                return;
            }
            catch (TastyException failure)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TimeSpan? pause = failure.IsTransient ? backOff.Next(TimeSpan.Zero) : null;
                onFailure($"The {what} of {account}", failure, pause);
                if (pause is null)
                    return;
                await clock.Delay(pause.Value, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private UpdateOrigin Origin(AccountUpdateType type, bool isInitial) => new(UpdateTypeText.Of(type), ValueSource.Rest, clock.GetUtcNow(), IsInitial: isInitial);
}
