using SlotState = TastyPS.Client.Streaming.DxLink.Subscriptions.SessionSlot.SlotState;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// The session slots of a client. A slot remembers what was sent through it after its session has ended, so that a second run within the minute waits
/// instead of being refused.
/// </summary>
internal sealed class StreamBudget
{
    // What an option's item takes on the wire, e.g. {"type":"Quote","symbol":".SPXW241125P5990"} and a comma: 8 KB hold fewer than 200 of them.
    private const int TypicalItemsPerMessage = 178;

    private readonly object _gate = new();
    private readonly SlotState[] _slots;
    private readonly LinkedList<TaskCompletionSource<SessionSlot>> _waiters = new();
    private readonly TimeProvider _clock;

    public StreamBudget(StreamLimits limits, TimeProvider clock)
    {
        Limits = limits;
        _clock = clock;
        _slots = [.. Enumerable.Range(1, limits.Sessions).Select(number => new SlotState(number, limits))];
    }

    public StreamLimits Limits { get; }

    /// <summary>Slots that nobody holds.</summary>
    public int FreeSlots
    {
        get
        {
            lock (_gate)
                return _slots.Count(slot => !slot.Taken);
        }
    }

    /// <summary>A free slot, the one with the most room in its window; null if all are taken.</summary>
    public SessionSlot? TryAcquire()
    {
        lock (_gate)
            return TakeBest();
    }

    /// <summary>A slot, as soon as one is free. First come, first served.</summary>
    public async Task<SessionSlot> AcquireAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<SessionSlot> waiter;
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TakeBest() is { } slot)
                return slot;

            waiter = new TaskCompletionSource<SessionSlot>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.AddLast(waiter);
        }

        using (cancellationToken.Register(() => Withdraw(waiter, cancellationToken)))
            return await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>How long until the last of so many further items may be sent, over all the slots that are free now, or all slots if none is.</summary>
    public TimeSpan EstimateWait(int items)
    {
        lock (_gate)
        {
            var usable = Array.Exists(_slots, slot => !slot.Taken) ? _slots.Where(slot => !slot.Taken) : _slots;
            return Reckon(usable.Select(slot => slot.Window.Copy()), items, _clock.Steady());
        }
    }

    /// <summary>What <see cref="EstimateWait"/> would say had nothing been sent for a while: the difference is what the budget costs a second run.</summary>
    public TimeSpan EstimateIdleWait(int items) => Reckon(_slots.Select(_ => new SendWindow(Limits)), items, TimeSpan.Zero);

    internal T Ask<T>(SlotState slot, Func<SendWindow, TimeSpan, T> question)
    {
        lock (_gate)
            return question(slot.Window, _clock.Steady());
    }

    internal void Release(SlotState slot)
    {
        lock (_gate)
        {
            slot.Taken = false;
            while (_waiters.First is { } first)
            {
                _waiters.RemoveFirst();
                var next = Take(slot);
                if (first.Value.TrySetResult(next))
                    return;

                slot.Taken = false;
            }
        }
    }

    private static TimeSpan Reckon(IEnumerable<SendWindow> windows, int items, TimeSpan now)
    {
        if (items < 0)
            throw new ArgumentOutOfRangeException(nameof(items), items, "A number of items cannot be negative.");

        var slots = windows.Select(window => (Window: window, At: now + window.Wait(now))).ToArray();
        var last = now;
        while (items > 0)
        {
            var next = 0;
            for (var i = 1; i < slots.Length; i++)
            {
                if (slots[i].At < slots[next].At)
                    next = i;
            }

            var (window, at) = slots[next];
            var changes = Math.Min(items, window.Room(at));
            if (changes > TypicalItemsPerMessage && window.Pause > TimeSpan.Zero)
                changes = TypicalItemsPerMessage;

            window.Record(at, changes);
            items -= changes;
            last = at > last ? at : last;
            slots[next].At = at + window.Wait(at);
        }

        return last - now;
    }

    private SessionSlot? TakeBest()
    {
        var now = _clock.Steady();
        SlotState? best = null;
        foreach (var slot in _slots)
        {
            if (!slot.Taken && (best is null || slot.Window.WindowRoom(now) > best.Window.WindowRoom(now)))
                best = slot;
        }

        return best is null ? null : Take(best);
    }

    private SessionSlot Take(SlotState slot)
    {
        slot.Taken = true;
        slot.Window.ResetPause();
        return new SessionSlot(this, slot);
    }

    private void Withdraw(TaskCompletionSource<SessionSlot> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
            _waiters.Remove(waiter);

        waiter.TrySetCanceled(cancellationToken);
    }
}
