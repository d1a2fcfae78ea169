namespace TastyPS.Simulator.Broker.Orders;

/// <summary>What is to be done, by time; what is due at the same time in the order in which it was written down.</summary>
internal sealed class Agenda
{
    private readonly SortedDictionary<(long Due, long Number), Action> _entries = [];
    private long _number;

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>When the first thing is due.</summary>
    public long NextDue => IsEmpty ? long.MaxValue : _entries.Keys.First().Due;

    /// <summary>Writes something down.</summary>
    /// <returns>Where it stands, for <see cref="Remove"/>.</returns>
    public (long Due, long Number) Add(long due, Action action)
    {
        var entry = (due, ++_number);
        _entries.Add(entry, action);
        return entry;
    }

    /// <summary>Strikes something out; no harm if it was done.</summary>
    public void Remove((long Due, long Number) entry) => _entries.Remove(entry);

    /// <summary>Does the first thing that is due; false if nothing is.</summary>
    public bool TryDoNext(long now)
    {
        if (IsEmpty) return false;
        var first = _entries.First();
        if (first.Key.Due > now) return false;
        _entries.Remove(first.Key);
        first.Value();
        return true;
    }
}
