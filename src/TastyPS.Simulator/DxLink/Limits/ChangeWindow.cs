namespace TastyPS.Simulator.DxLink.Limits;

/// <summary>Counts adds and removes in the last 60 seconds.</summary>
internal sealed class ChangeWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private readonly Queue<(DateTimeOffset At, int Count)> _changes = new();
    private int _total;

    /// <summary>Takes the changes in, whether they are too many or not, and returns how many there are now.</summary>
    public int Add(DateTimeOffset now, int count)
    {
        while (_changes.Count > 0 && now - _changes.Peek().At >= Length) _total -= _changes.Dequeue().Count;
        _changes.Enqueue((now, count));
        return _total += count;
    }
}
