namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// What one session slot has sent of late, and so when it may send again: a sliding window of additions and removals, and the pause between two messages.
/// A plain value machine over instants it is given; whoever shares it takes care of locking.
/// </summary>
internal sealed class SendWindow(StreamLimits limits)
{
    private readonly Queue<(TimeSpan At, int Changes)> _sent = new();
    private int _changes;
    private TimeSpan? _lastMessage;

    /// <summary>The pause between two messages, as it is now.</summary>
    public TimeSpan Pause { get; private set; } = limits.MessagePause;

    /// <summary>A copy to reckon with.</summary>
    public SendWindow Copy()
    {
        var copy = new SendWindow(limits) { Pause = Pause, _lastMessage = _lastMessage, _changes = _changes };
        foreach (var entry in _sent)
            copy._sent.Enqueue(entry);

        return copy;
    }

    /// <summary>How many changes a message sent at this instant may hold; 0 while the slot has to pause.</summary>
    public int Room(TimeSpan now) => Wait(now) > TimeSpan.Zero ? 0 : Math.Min(limits.ItemsPerMessage, WindowRoom(now));

    /// <summary>How many changes the window has left at this instant, in however many messages.</summary>
    public int WindowRoom(TimeSpan now)
    {
        Forget(now);
        return limits.ChangesPerWindow - _changes;
    }

    /// <summary>How long until a message may be sent.</summary>
    public TimeSpan Wait(TimeSpan now)
    {
        Forget(now);
        var ready = _lastMessage is { } last ? last + Pause : now;
        if (_changes >= limits.ChangesPerWindow && _sent.Peek().At + limits.Window + limits.Slack is var free && free > ready)
            ready = free;

        return ready > now ? ready - now : TimeSpan.Zero;
    }

    /// <summary>Enters a message that has been sent.</summary>
    public void Record(TimeSpan now, int changes)
    {
        _lastMessage = now;
        if (limits.ChangesPerWindow == int.MaxValue)
            return;

        _sent.Enqueue((now, changes));
        _changes += changes;
    }

    /// <summary>Doubles the pause; false if it was at its longest already.</summary>
    public bool Slow()
    {
        var doubled = Pause == TimeSpan.Zero ? StreamLimits.Assumed.MessagePause : Pause + Pause;
        var slowed = doubled < limits.LongestMessagePause ? doubled : limits.LongestMessagePause;
        if (slowed <= Pause)
            return false;

        Pause = slowed;
        return true;
    }

    /// <summary>Back to the pause of the limits, for a new user of the slot. The window stays: the service counts on.</summary>
    public void ResetPause() => Pause = limits.MessagePause;

    private void Forget(TimeSpan now)
    {
        while (_sent.Count > 0 && _sent.Peek().At + limits.Window + limits.Slack <= now)
            _changes -= _sent.Dequeue().Changes;
    }
}
