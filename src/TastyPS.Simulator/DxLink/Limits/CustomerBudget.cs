namespace TastyPS.Simulator.DxLink.Limits;

/// <summary>What all sessions of the customer use together. Thread-safe.</summary>
internal sealed class CustomerBudget(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly ChangeWindow _all = new();
    private int _sessions;

    /// <summary>Lets a session in, unless there are too many.</summary>
    public bool TryEnter(DxLinkLimits limits)
    {
        lock (_gate)
        {
            if (_sessions >= limits.Sessions) return false;
            _sessions++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_gate) _sessions--;
    }

    /// <summary>Counts adds and removes of a session; false if they are too many.</summary>
    public bool TryChange(ChangeWindow session, int count, DxLinkLimits limits)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var ofSession = session.Add(now, count);
            var ofAll = _all.Add(now, count);
            return !(ofSession > limits.ChangesPerMinute || ofAll > limits.CustomerChangesPerMinute);
        }
    }
}
