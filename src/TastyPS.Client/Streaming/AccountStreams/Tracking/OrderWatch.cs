using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.State;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.AccountStreams.Tracking;

/// <summary>
/// Follows one order to its end, through its replacements and whatever happens to the connection. Open it before the order is sent and say afterwards which order it
/// is: what the stream told in between is not lost.
/// </summary>
public sealed class OrderWatch : IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly TaskCompletionSource<OrderOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncSignal _changed = new();
    private readonly CancellationToken _stopping;
    private readonly string _account;
    private readonly OrderTrackerServices _services;
    private readonly Action<OrderWatch> _forget;
    private int _isNamed;
    private int _disposed;

    internal OrderWatch(string account, OrderTrackerServices services, Action<OrderWatch> forget)
    {
        _stopping = _lifetime.Token;
        _account = account;
        _services = services;
        _forget = forget;
    }

    /// <summary>The order's end. Fails if the stream had to be given up, or the service does not know the order; is cancelled if the watch was closed before.</summary>
    public Task<OrderOutcome> Completion => _completion.Task;

    /// <summary>Says which order it is, by its number.</summary>
    /// <exception cref="InvalidOperationException">It has been said already.</exception>
    public void Follow(long orderId) => Begin(_ => Task.FromResult(orderId));

    /// <summary>Says which order it is, by the name its sender gave it; for when the number never came.</summary>
    /// <exception cref="InvalidOperationException">It has been said already.</exception>
    public void Follow(string externalIdentifier)
    {
        if (string.IsNullOrEmpty(externalIdentifier))
            throw new ArgumentException("An order is followed by a name that is not empty.", nameof(externalIdentifier));
        Begin(cancellationToken => IdOfAsync(externalIdentifier, cancellationToken));
    }

    /// <summary>Waits for the order's end.</summary>
    /// <exception cref="TastyNotFoundException">The service does not know the order.</exception>
    /// <exception cref="TastyException">The stream had to be given up.</exception>
    public Task<OrderOutcome> WhenEndsAsync(CancellationToken cancellationToken) => Completion.WaitAsync(Timeout.InfiniteTimeSpan, _services.Clock, cancellationToken);

    /// <summary>No longer follows the order.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _forget(this);
        _lifetime.Cancel();
        _lifetime.Dispose();
        _completion.TrySetCanceled();
    }

    /// <summary>Something happened to an order of the account.</summary>
    internal void OnChanged(AccountUpdate update)
    {
        if (update.AccountNumber == _account)
            _changed.Set();
    }

    /// <summary>The stream is over.</summary>
    internal void Fail(Exception failure)
    {
        if (_completion.TrySetException(failure))
            _ = _completion.Task.Exception; // Whoever waits for the end gets it.
        Dispose();
    }

    private void Begin(Func<CancellationToken, Task<long>> identify)
    {
        if (Interlocked.Exchange(ref _isNamed, 1) != 0)
            throw new InvalidOperationException("A watch follows one order.");
        _ = RunAsync(identify, _stopping);
    }

    private async Task RunAsync(Func<CancellationToken, Task<long>> identify, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            var outcome = await FollowAsync(await identify(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            _completion.TrySetResult(outcome);
            Dispose();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Closed.
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private async Task<OrderOutcome> FollowAsync(long id, CancellationToken cancellationToken)
    {
        List<Order> chain = [];
        List<OrderExecution> fills = [];
        while (true)
        {
            var end = await EndOfAsync(id, cancellationToken).ConfigureAwait(false);
            chain.Add(end.Order);
            fills.AddRange(end.Fills);
            var next = end.Order.Status.Known == KnownOrderStatus.Filled ? null : end.Order.ReplacingOrderId ?? _services.Book.FindReplacement(_account, id);
            if (next is null || chain.Any(order => order.Id == next))
                return new OrderOutcome(chain, fills, end.HasAllFills);
            id = next.Value;
        }
    }

    /// <summary>Waits until an order has ended and everything is known that belongs to its end.</summary>
    private async Task<KnownOrder> EndOfAsync(long id, CancellationToken cancellationToken)
    {
        var patience = new WatchPatience(_services.Clock);
        bool? hadEnded = null;
        while (true)
        {
            var known = _services.Book.FindOrder(_account, id);
            if (known is not null && IsSettled(known, id))
                return known;

            // How long the order was not known, or worked, says nothing about how long what belongs to its end may take.
            bool? isEnded = known?.Order.Status.IsTerminal;
            if (isEnded != hadEnded)
                patience = new WatchPatience(_services.Clock);
            hadEnded = isEnded;
            if (isEnded == true && patience.IsExhausted)
                return known!;

            // An order that works is told of by the stream alone, and after a loss by the reading of the state, unless that failed; silence is no fault.
            var isOverdue = isEnded != false;
            var pause = isOverdue ? patience.Left : WatchPatience.WhileLost;
            if (await _changed.WaitAsync(pause, _services.Clock, cancellationToken).ConfigureAwait(false) || (!isOverdue && _services.IsConnected() && !_services.Reading.LacksOrders(_account)))
                continue;
            await AskAsync(() => ReadAsync(id, cancellationToken), patience, isWanted: isEnded is null).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(long id, CancellationToken cancellationToken)
    {
        await _services.Reading.ReadOrderAsync(_account, id, cancellationToken).ConfigureAwait(false);

        // Which order took its place may be told by that one alone.
        if (_services.Book.FindOrder(_account, id) is { } known && LacksReplacement(known, id))
            await _services.Reading.ReadOrdersAsync(_account, cancellationToken).ConfigureAwait(false);
    }

    private bool IsSettled(KnownOrder known, long id) => known.Order.Status.IsTerminal && known.HasAllFills && !LacksReplacement(known, id);

    /// <summary>Whether an order was ended by a replacement whose number is still to come.</summary>
    private bool LacksReplacement(KnownOrder known, long id) =>
        known.Order is { Edited: true, ReplacingOrderId: null, Status: { IsTerminal: true, Known: not KnownOrderStatus.Filled } } && _services.Book.FindReplacement(_account, id) is null;

    private async Task<long> IdOfAsync(string externalIdentifier, CancellationToken cancellationToken)
    {
        var patience = new WatchPatience(_services.Clock);
        while (true)
        {
            if (_services.Book.FindNamed(_account, externalIdentifier) is { } id)
                return id;
            if (patience.IsExhausted)
                throw new TastyNotFoundException($"No order of {_account} has the external identifier {externalIdentifier}.");
            if (!await _changed.WaitAsync(patience.Left, _services.Clock, cancellationToken).ConfigureAwait(false))
                await AskAsync(() => _services.Reading.ReadOrdersAsync(_account, cancellationToken), patience, isWanted: false).ConfigureAwait(false);
        }
    }

    private static async Task AskAsync(Func<Task> read, WatchPatience patience, bool isWanted)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (TastyNotFoundException) when (!isWanted || !patience.IsExhausted)
        {
            // It may not have got about yet.
        }
        catch (TastyException failure) when (failure.IsTransient)
        {
            return; // Counts for nothing: what was not answered is asked again.
        }
        catch (TastyProtocolException) when (!patience.IsBaffled)
        {
            patience.CountUnreadable();
            return;
        }
        finally
        {
            patience.Lengthen();
        }

        patience.Count();
    }
}
