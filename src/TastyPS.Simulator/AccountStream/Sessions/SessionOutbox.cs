using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>What waits to be sent on one connection: replies, notifications and the marks of those who wait for all before them. Not thread-safe: its session guards it.</summary>
internal sealed class SessionOutbox(AccountStreamFaults faults)
{
    private readonly Queue<object> _items = new();
    private long _sequence;

    public void Add(SocketMessage frame) => _items.Enqueue(frame);

    public void Add(Notification notification) => _items.Enqueue(notification);

    /// <summary>Is completed when all before it has been sent.</summary>
    public void Add(TaskCompletionSource<bool> mark) => _items.Enqueue(mark);

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        foreach (var mark in _items.OfType<TaskCompletionSource<bool>>()) mark.TrySetResult(false);
        _items.Clear();
    }

    /// <summary>The next frame; null if nothing waits. Notifications are numbered as they leave, all types together.</summary>
    public SocketMessage? Next()
    {
        while (_items.Count > 0)
        {
            switch (_items.Dequeue())
            {
                case SocketMessage frame:
                    return frame;
                case Notification notification when faults.SendBatches:
                    return StreamFrames.Of(TakeBatch(notification));
                case Notification notification:
                    var number = _sequence++;
                    return StreamFrames.Of(notification, faults.OmitSequence ? null : number);
                case TaskCompletionSource<bool> mark:
                    mark.TrySetResult(true);
                    break;
            }
        }
        return null;
    }

    private List<Notification> TakeBatch(Notification first)
    {
        List<Notification> batch = [first];
        while (_items.Count > 0 && _items.Peek() is Notification next)
        {
            batch.Add(next);
            _items.Dequeue();
        }
        _sequence += batch.Count;
        return batch;
    }
}
