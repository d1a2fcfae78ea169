using TastyPS.Simulator.AccountStream.Wire;

namespace TastyPS.Simulator.AccountStream;

/// <summary>
/// Lets notifications wait for the replies of the requests that were being answered when they came, and keeps their order. Thread-safe.
/// A notification never waits for a request that began after it.
/// </summary>
internal sealed class ReplyTurns(Action<Notification> deliver)
{
    private readonly object _gate = new();
    private readonly SortedSet<long> _running = [];
    private readonly Queue<(Notification Notification, long Latest)> _waiting = new();
    private long _last;

    /// <summary>A request begins whose reply goes first.</summary>
    /// <returns>Its number, for <see cref="End"/>.</returns>
    public long Begin()
    {
        lock (_gate)
        {
            _running.Add(++_last);
            return _last;
        }
    }

    /// <summary>Its reply has been sent, or never will be.</summary>
    public void End(long number)
    {
        lock (_gate)
        {
            if (!_running.Remove(number)) return;
            while (_waiting.Count > 0 && (_running.Count == 0 || _running.Min > _waiting.Peek().Latest)) deliver(_waiting.Dequeue().Notification);
        }
    }

    public void Publish(Notification notification)
    {
        lock (_gate)
        {
            if (_running.Count == 0 && _waiting.Count == 0) deliver(notification);
            else _waiting.Enqueue((notification, _last));
        }
    }
}
