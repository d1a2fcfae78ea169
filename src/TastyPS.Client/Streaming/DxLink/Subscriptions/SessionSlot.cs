namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The right to one session. Whoever holds it paces by it; disposing it lets the next one have it, with its window as it is.</summary>
internal sealed class SessionSlot : IDisposable
{
    private readonly StreamBudget _budget;
    private readonly SlotState _state;
    private int _released;

    internal SessionSlot(StreamBudget budget, SlotState state)
    {
        _budget = budget;
        _state = state;
    }

    /// <summary>1 for the first.</summary>
    public int Number => _state.Number;

    public StreamLimits Limits => _budget.Limits;

    /// <summary>How many changes a message may hold now; 0 while the slot has to pause.</summary>
    public int Room => _budget.Ask(_state, static (window, now) => window.Room(now));

    /// <summary>How many changes the window has left now.</summary>
    public int WindowRoom => _budget.Ask(_state, static (window, now) => window.WindowRoom(now));

    /// <summary>How long until a message may be sent.</summary>
    public TimeSpan Wait => _budget.Ask(_state, static (window, now) => window.Wait(now));

    /// <summary>The pause between two messages.</summary>
    public TimeSpan Pause => _budget.Ask(_state, static (window, _) => window.Pause);

    /// <summary>Enters a message that has just gone out: by then, not before, because the service counts when it arrives.</summary>
    public void Record(int changes) => _budget.Ask(_state, (window, now) =>
    {
        window.Record(now, changes);
        return 0;
    });

    /// <summary>Doubles the pause; false if it was at its longest already.</summary>
    public bool Slow() => _budget.Ask(_state, static (window, _) => window.Slow());

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            _budget.Release(_state);
    }

    /// <summary>What outlives the holder.</summary>
    internal sealed class SlotState(int number, StreamLimits limits)
    {
        public int Number => number;

        public SendWindow Window { get; } = new(limits);

        public bool Taken { get; set; }
    }
}
