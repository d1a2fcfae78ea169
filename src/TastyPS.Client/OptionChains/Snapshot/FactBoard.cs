using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// Who has been asked for what, and what has been answered. Sessions take the facts of the instruments from the head of the list, REST requests take instruments
/// from its end, and neither asks for what the other has. Thread-safe: events come from the sessions' threads.
/// </summary>
internal sealed class FactBoard : IMarketEventSink
{
    private readonly object _gate = new();
    private readonly SnapshotTarget[] _targets;
    private readonly Standing[] _standings;
    private readonly JoinedMarket?[] _markets;
    private readonly Dictionary<string, int> _byStreamerSymbol;
    private readonly int[] _pendingOfGroup;
    private readonly List<int> _settled = [];
    private readonly TimeProvider _clock;
    private readonly Action _changed;
    private int _own;
    private int _head;
    private int _tail;
    private int _pending;
    private TimeSpan _lastAnswerAt;
    private bool? _restHasGreeks;

    /// <param name="targets">The instruments, group by group.</param>
    /// <param name="clock">The clock of <see cref="LastAnswerAt"/>.</param>
    /// <param name="changed">Called from any thread when an instrument is settled; must not call back.</param>
    public FactBoard(IReadOnlyList<SnapshotTarget> targets, TimeProvider clock, Action changed)
    {
        _targets = [.. targets];
        _clock = clock;
        _changed = changed;
        _standings = new Standing[_targets.Length];
        _markets = new JoinedMarket?[_targets.Length];
        _byStreamerSymbol = new Dictionary<string, int>(_targets.Length, StringComparer.Ordinal);
        _pendingOfGroup = new int[_targets.Length == 0 ? 0 : _targets[_targets.Length - 1].Group + 1];
        _tail = _targets.Length - 1;
        for (var i = 0; i < _targets.Length; i++)
        {
            ref readonly var target = ref _targets[i];
            if (target.StreamerSymbol is { } symbol && target.ByFeed != FactSet.None)
                _byStreamerSymbol[symbol] = i;

            ref var standing = ref _standings[i];
            standing.FeedMay = target.StreamerSymbol is null ? FactSet.None : target.ByFeed & target.Wanted;
            standing.RestMay = target.Wanted;
            standing.Pending = target.Wanted;
            _pending += target.Wanted.Count();
            _pendingOfGroup[target.Group] += target.Wanted.Count();
        }

        _lastAnswerAt = clock.Steady();
    }

    public int Count => _targets.Length;

    /// <summary>Facts that are not answered and may still be.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _pending;
        }
    }

    /// <summary>When a fact was last answered for the first time, on the steady clock.</summary>
    public TimeSpan LastAnswerAt
    {
        get
        {
            lock (_gate)
                return _lastAnswerAt;
        }
    }

    /// <summary>The facts of each instrument that the feed is to be asked for.</summary>
    public int FeedFacts => Sum(static (_, standing) => standing.FeedMay.Count());

    /// <summary>How many of the facts that the feed is asked for only the feed has.</summary>
    public int FeedOnlyFacts => Sum(static (_, standing) => (standing.FeedMay & ~FactSet.ByRest).Count());

    /// <summary>The facts, of whatever instrument, that the feed is to be asked for.</summary>
    public FactSet FeedKinds => _targets.Aggregate(FactSet.None, static (set, target) => set | (target.ByFeed & target.Wanted));

    /// <summary>Instruments that the REST service could be asked for.</summary>
    public int RestTargets => Sum(static (target, _) => (target.Wanted & FactSet.ByRest) == 0 ? 0 : 1);

    /// <summary>
    /// Of how many instruments, from the head, everything can be asked for in so many changes, and of the others still what only the feed has.
    /// </summary>
    public int WholeInstruments(int changes)
    {
        var shared = Math.Max(1, (FeedFacts - FeedOnlyFacts) / Math.Max(1, RestTargets));
        return Math.Max(0, Math.Min(Count, (changes - FeedOnlyFacts) / shared));
    }

    /// <summary>
    /// What the feed is to be asked for, in this order: everything of the first instruments, then what only the feed has of the others, then the rest of those,
    /// which the REST service may be faster with.
    /// </summary>
    public IEnumerable<FeedItem> FeedItems(int wholeInstruments)
    {
        for (var i = 0; i < _targets.Length; i++)
        {
            foreach (var item in ItemsOf(i, i < wholeInstruments ? FactSet.All : ~FactSet.ByRest))
                yield return item;
        }

        for (var i = wholeInstruments; i < _targets.Length; i++)
        {
            foreach (var item in ItemsOf(i, FactSet.ByRest))
                yield return item;
        }
    }

    /// <summary>Asked before an item goes into a message. True gives the instrument to the feed, unless a REST request has it.</summary>
    public bool IsWanted(FeedItem item)
    {
        var fact = FactSets.Of(item.Type);
        lock (_gate)
        {
            if (!_byStreamerSymbol.TryGetValue(item.Symbol, out var index))
                return false;

            ref var standing = ref _standings[index];
            if (standing.IsFrozen || (standing.Pending & standing.FeedMay & fact) == 0)
                return false;
            if ((fact & FactSet.ByRest) == 0)
                return true;

            if (standing.Holder == Holder.Rest)
            {
                standing.PassedOver |= fact;
                return false;
            }

            standing.Holder = Holder.Feed;
            return true;
        }
    }

    /// <summary>The next instruments to ask the REST service for; none if there are none now.</summary>
    public List<int> TakeForRest(RestShare share, int most)
    {
        var taken = new List<int>();
        lock (_gate)
        {
            var first = 0;
            if (share == RestShare.All)
                TakeUp(ref _head, most, taken, static (_, _) => true);
            else if (share == RestShare.Stragglers)
                TakeUp(ref first, most, taken, static (_, _) => true);
            else
                TakeUp(ref _own, most, taken, static (target, standing) => (target.Wanted & FactSet.ByRest) != 0 && (standing.FeedMay & FactSet.ByRest) == 0);

            for (; share == RestShare.Tail && _tail >= 0 && taken.Count < most; _tail--)
            {
                if (_standings[_tail].Holder == Holder.Nobody && (_standings[_tail].Pending & _standings[_tail].RestMay & FactSet.ByRest) != 0)
                    Take(_tail, taken);
            }
        }

        return taken;
    }

    public InstrumentKey KeyOf(int index) => _targets[index].Key;

    /// <summary>Takes a REST reply, or what is left of one that failed. What it did not answer falls to the feed.</summary>
    /// <returns>What the feed was not asked for because of the request, and has to be asked for now.</returns>
    public List<FeedItem> OnRest(IReadOnlyList<int> asked, IReadOnlyList<MarketDataItem> items)
    {
        var answers = new Dictionary<string, MarketDataItem>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
            answers[item.Symbol] = item;

        var forFeed = new List<FeedItem>();
        lock (_gate)
        {
            foreach (var index in asked)
            {
                ref var standing = ref _standings[index];
                standing.RestMay = FactSet.None;
                standing.Holder = Holder.Feed;
                if (!standing.IsFrozen && answers.TryGetValue(_targets[index].Key.Symbol, out var item))
                {
                    var market = MarketOf(index);
                    market.Add(item, _targets[index].Wanted);
                    _restHasGreeks = _restHasGreeks == true || item.HasGreeks;
                    if ((standing.Pending & market.FromRest) != 0)
                        _lastAnswerAt = _clock.Steady();
                }

                Settle(index);
                var handedOver = standing.PassedOver & standing.Pending & standing.FeedMay;
                standing.PassedOver = FactSet.None;
                if (handedOver != FactSet.None)
                    forFeed.AddRange(ItemsOf(index, handedOver));
            }
        }

        _changed();
        return forFeed;
    }

    /// <summary>There is no feed any more: what it had falls to the REST service.</summary>
    public void GiveUpFeed()
    {
        lock (_gate)
        {
            for (var i = 0; i < _targets.Length; i++)
            {
                _standings[i].FeedMay = FactSet.None;
                if (_standings[i].Holder == Holder.Feed)
                    _standings[i].Holder = Holder.Nobody;

                Settle(i);
            }

            _own = _head = 0;
        }

        _changed();
    }

    /// <summary>There is no REST service: what nobody else can answer stays unanswered.</summary>
    public void GiveUpRest()
    {
        lock (_gate)
        {
            for (var i = 0; i < _targets.Length; i++)
            {
                _standings[i].RestMay = FactSet.None;
                Settle(i);
            }
        }

        _changed();
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        var settled = false;
        lock (_gate)
        {
            foreach (ref readonly var one in events)
            {
                if (!_byStreamerSymbol.TryGetValue(one.Symbol, out var index) || _standings[index].IsFrozen)
                    continue;

                Add(MarketOf(index), in one);
                if ((_standings[index].Pending & FactSets.Of(one.EventType)) == 0)
                    continue;

                _lastAnswerAt = _clock.Steady();
                settled |= Settle(index);
            }
        }

        if (settled)
            _changed();
    }

    /// <summary>True if nothing more of the group is going to be answered.</summary>
    public bool IsGroupSettled(int group)
    {
        lock (_gate)
            return _pendingOfGroup[group] == 0;
    }

    /// <summary>The instruments of which nothing more is going to be answered, each once.</summary>
    public List<int> TakeSettled()
    {
        lock (_gate)
        {
            var settled = new List<int>(_settled);
            _settled.Clear();
            return settled;
        }
    }

    /// <summary>What is known of an instrument, which from now on does not change any more; null if nothing is.</summary>
    public JoinedMarket? Freeze(int index)
    {
        lock (_gate)
        {
            _standings[index].IsFrozen = true;
            return _markets[index];
        }
    }

    private static void Add<T>(JoinedMarket market, in T one)
        where T : struct, IMarketEvent
    {
        // The runtime knows T and leaves the boxes out.
        if (typeof(T) == typeof(QuoteEvent))
            market.Add((QuoteEvent)(object)one);
        else if (typeof(T) == typeof(TradeEvent) && one.EventType == MarketEventType.Trade)
            market.Add((TradeEvent)(object)one);
        else if (typeof(T) == typeof(SummaryEvent))
            market.Add((SummaryEvent)(object)one);
        else if (typeof(T) == typeof(GreeksEvent))
            market.Add((GreeksEvent)(object)one);
    }

    private void TakeUp(ref int from, int most, List<int> taken, Func<SnapshotTarget, Standing, bool> isMeant)
    {
        for (; from < _targets.Length && taken.Count < most; from++)
        {
            var standing = _standings[from];
            var open = standing.Pending & standing.RestMay;
            if (_restHasGreeks == false)
                open &= FactSet.ByRest;
            if (open != FactSet.None && standing.Holder != Holder.Rest && !standing.IsFrozen && isMeant(_targets[from], standing))
                Take(from, taken);
        }
    }

    private void Take(int index, List<int> taken)
    {
        _standings[index].Holder = Holder.Rest;
        taken.Add(index);
    }

    private JoinedMarket MarketOf(int index) => _markets[index] ??= new JoinedMarket();

    // True if nothing more of the instrument is to come.
    private bool Settle(int index)
    {
        ref var standing = ref _standings[index];
        var before = standing.Pending;
        var answered = _markets[index]?.Answered ?? FactSet.None;
        standing.Pending = before & ~answered & (standing.FeedMay | standing.RestMay);
        if (standing.Pending == before)
            return false;

        var fewer = before.Count() - standing.Pending.Count();
        _pending -= fewer;
        _pendingOfGroup[_targets[index].Group] -= fewer;
        if (standing.Pending != FactSet.None)
            return false;

        _settled.Add(index);
        return true;
    }

    private IEnumerable<FeedItem> ItemsOf(int index, FactSet facts)
    {
        if (_targets[index].StreamerSymbol is not { } symbol)
            yield break;

        foreach (var fact in (_targets[index].ByFeed & _targets[index].Wanted & facts).Each())
            yield return new FeedItem(FactSets.EventOf(fact), symbol);
    }

    private int Sum(Func<SnapshotTarget, Standing, int> count)
    {
        var sum = 0;
        for (var i = 0; i < _targets.Length; i++)
            sum += count(_targets[i], _standings[i]);

        return sum;
    }

    private enum Holder : byte
    {
        Nobody,
        Feed,
        Rest,
    }

    private struct Standing
    {
        /// <summary>Wanted, not answered, and somebody may still answer it.</summary>
        public FactSet Pending;

        /// <summary>What the feed may answer.</summary>
        public FactSet FeedMay;

        /// <summary>What a REST reply may answer: all until there has been one.</summary>
        public FactSet RestMay;

        /// <summary>What the feed was not asked for because a REST request had it.</summary>
        public FactSet PassedOver;

        /// <summary>Who has been asked for the facts that both have.</summary>
        public Holder Holder;

        /// <summary>The row has left.</summary>
        public bool IsFrozen;
    }
}
