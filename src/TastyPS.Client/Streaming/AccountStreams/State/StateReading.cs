using System.Collections.Concurrent;
using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.AccountStreams.Tracking;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>
/// Reads how the accounts stand after each connect, when notifications already come, and takes it into the book, which sorts out what is old. What fails for the
/// moment, as a reply that ends early, is read again when all the rest has been, until the connection is lost or too many replies could not be read; what fails
/// for good is told and left. The reading of a lost connection may still be ending when the next one begins.
/// </summary>
internal sealed class StateReading(IAccountState state, AccountBook book, IReadOnlyList<string> accounts, bool ordersOnly, Func<double> jitter, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string What, string Account), bool> _done = new();
    private readonly ConcurrentDictionary<string, bool> _unread = new();

    private delegate Task Read(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken);

    /// <summary>Whether the orders of an account could not be read when that was last tried: what happened to one of them before may never be told.</summary>
    public bool LacksOrders(string account) => _unread.ContainsKey(account);

    /// <summary>Reads everything.</summary>
    /// <param name="report">What is told of the things that could not be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(IStateReadingReport report, CancellationToken cancellationToken)
    {
        var backOff = new ReconnectBackOff(jitter);
        var left = accounts.SelectMany(PartsOf).Select(part => (Part: part, Patience: new WatchPatience(clock))).ToList();
        while (true)
        {
            List<((string What, string Account, Read Read) Part, WatchPatience Patience)> failed = [];
            TimeSpan? pause = null;
            foreach (var (part, patience) in left)
            {
                try
                {
                    await ReadAsync(part.What, part.Account, part.Read, report, cancellationToken).ConfigureAwait(false);
                }
                catch (TastyException failure)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var isUnreadable = !failure.IsTransient && failure is TastyProtocolException;
                    var isPassing = failure.IsTransient || (isUnreadable && !patience.IsBaffled);
                    if (isUnreadable)
                        patience.CountUnreadable();
                    if (isPassing)
                    {
                        failed.Add((part, patience));
                        pause ??= backOff.Next(TimeSpan.Zero);
                    }

                    report.OnFailure($"The {part.What} of {part.Account}", failure, isPassing ? pause : null);
                }
            }

            if (pause is null)
                return;
            await clock.Delay(pause.Value, cancellationToken).ConfigureAwait(false);
            left = failed;
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
    public Task ReadOrdersAsync(string account, CancellationToken cancellationToken) => ReadOrdersAsync(account, isInitial: false, [], cancellationToken);

    private IEnumerable<(string What, string Account, Read Read)> PartsOf(string account)
    {
        yield return ("orders", account, ReadOrdersAsync);
        if (ordersOnly)
            yield break;
        yield return ("complex orders", account, ReadComplexOrdersAsync);
        yield return ("positions", account, ReadPositionsAsync);
        yield return ("balances", account, ReadBalancesAsync);
    }

    private async Task ReadAsync(string what, string account, Read read, IStateReadingReport report, CancellationToken cancellationToken)
    {
        var defects = new List<ItemDefect>();
        await read(account, !_done.ContainsKey((what, account)), defects, cancellationToken).ConfigureAwait(false);
        _done[(what, account)] = true;
        foreach (var defect in defects)
            report.OnDefect($"One of the {what} of {account}", defect);
    }

    private async Task ReadOrdersAsync(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        try
        {
            await TakeOrdersAsync(account, isInitial, defects, cancellationToken).ConfigureAwait(false);
            _unread.TryRemove(account, out _);
        }
        catch (TastyException)
        {
            _unread[account] = true;
            throw;
        }
    }

    private async Task TakeOrdersAsync(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Order, isInitial);
        var open = book.OpenOrders(account);
        var orders = await state.GetOrdersAsync(account, defects, cancellationToken).ConfigureAwait(false);
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

    private async Task ReadComplexOrdersAsync(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.ComplexOrder, isInitial);
        foreach (var order in await state.GetComplexOrdersAsync(account, defects, cancellationToken).ConfigureAwait(false))
            book.Take(order, origin);
    }

    private async Task ReadPositionsAsync(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Position, isInitial);
        var positions = await state.GetPositionsAsync(account, defects, cancellationToken).ConfigureAwait(false);
        if (defects.Count == 0)
        {
            book.TakeAll(account, positions, origin);
            return;
        }

        // One that is missing may be the one that could not be used, rather than closed.
        foreach (var position in positions)
            book.Take(position, origin);
    }

    private async Task ReadBalancesAsync(string account, bool isInitial, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        var origin = Origin(AccountUpdateType.Balance, isInitial);
        foreach (var balance in await state.GetBalancesAsync(account, defects, cancellationToken).ConfigureAwait(false))
            book.Take(balance, origin);
    }

    private UpdateOrigin Origin(AccountUpdateType type, bool isInitial) => new(UpdateTypeText.Of(type), ValueSource.Rest, clock.GetUtcNow(), IsInitial: isInitial);
}
