using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming;

/// <summary>
/// Hands events over to one consumer that takes its time. While it keeps up it gets every event, in order. When more events wait than the capacity, further
/// ones of lasting types (Quote, Trade, TradeETH, Summary, Profile, Greeks, TheoPrice, Underlying) replace the waiting one of the same type and symbol:
/// the newest wins, and takes the place of the older in the order. All other types are an ordered history, of which nothing is ever left out; so is
/// whatever carries flags of a snapshot.
/// </summary>
/// <remarks>Memory is bounded by the capacity, one event for each type and symbol, and the history not yet read.</remarks>
public sealed class MarketEventMailbox : IMarketEventSink
{
    /// <summary>Enough for the first values of a large chain.</summary>
    public const int DefaultCapacity = 32_768;

    private readonly object _gate = new();
    private readonly Dictionary<(MarketEventType Type, string Symbol), int> _places = [];
    private readonly HashSet<MarketEventType> _histories;
    private readonly AsyncSignal _wake = new();
    private readonly int _capacity;
    private List<object> _waiting = [];
    private long _received;
    private long _conflated;
    private bool _isComplete;

    /// <summary>Makes an empty mailbox.</summary>
    /// <param name="capacity">Events that may wait before lasting ones are conflated.</param>
    /// <param name="histories">Types of which nothing may be left out although they are lasting, because they were subscribed with a start time.</param>
    public MarketEventMailbox(int capacity = DefaultCapacity, IEnumerable<MarketEventType>? histories = null)
    {
        if (capacity < 1)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A mailbox holds at least one event.");

        _capacity = capacity;
        _histories = [.. histories ?? []];
    }

    /// <summary>Events put in.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Events that a newer one replaced before they were read.</summary>
    public long Conflated => Interlocked.Read(ref _conflated);

    /// <summary>Events that wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <inheritdoc/>
    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (events.IsEmpty)
            return;

        lock (_gate)
        {
            if (_isComplete)
                return;

            Interlocked.Add(ref _received, events.Length);
            foreach (ref readonly var one in events)
            {
                if (_waiting.Count < _capacity)
                    _waiting.Add(one);
                else
                    AddOrReplace(one);
            }
        }

        _wake.Set();
    }

    /// <summary>Nothing more will come. What waits can still be read.</summary>
    public void Complete()
    {
        lock (_gate)
            _isComplete = true;

        _wake.Set();
    }

    /// <summary>Moves all that waits to the end of a list, as boxed events in order; waits if there is nothing. For one reader at a time.</summary>
    /// <returns>How many came; 0 when the mailbox is complete and empty.</returns>
    public async Task<int> ReadAsync(List<object> into, CancellationToken cancellationToken)
    {
        if (into is null)
            throw new ArgumentNullException(nameof(into));

        while (true)
        {
            if (TryRead(into, out var count))
                return count;

            await _wake.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Moves what waits to the end of a list without waiting.</summary>
    /// <returns>True if something came, or nothing more will.</returns>
    public bool TryRead(List<object> into, out int count)
    {
        if (into is null)
            throw new ArgumentNullException(nameof(into));

        lock (_gate)
        {
            count = _waiting.Count;
            into.AddRange(_waiting);
            if (count > _capacity)
                _waiting = [];
            else
                _waiting.Clear();

            _places.Clear();
            return count > 0 || _isComplete;
        }
    }

    private void AddOrReplace<T>(in T one)
        where T : struct, IMarketEvent
    {
        var type = one.EventType;
        if (!type.IsLasting() || _histories.Contains(type))
        {
            _waiting.Add(one);
            return;
        }

        object boxed = one;
        if (boxed is IIndexedEvent { Flags: not EventFlags.None })
        {
            _waiting.Add(boxed);
            return;
        }

        var key = (type, one.Symbol);
        if (_places.TryGetValue(key, out var place))
        {
            _waiting[place] = boxed;
            Interlocked.Increment(ref _conflated);
            return;
        }

        _places.Add(key, _waiting.Count);
        _waiting.Add(boxed);
    }
}
