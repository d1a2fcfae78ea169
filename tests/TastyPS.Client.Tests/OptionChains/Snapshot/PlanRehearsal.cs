using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;
using static TastyPS.Client.Tests.OptionChains.Snapshot.FeedEvents;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>
/// Plays a plan through on a clock that jumps from event to event: the real board, pool and windows, sessions that send as soon as they may, a feed that answers
/// a tenth of a second later, and a REST service that answers a fifth of a second later. It keeps a trace of everything sent.
/// </summary>
internal sealed class PlanRehearsal
{
    private static readonly TimeSpan FeedDelay = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan RestDelay = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan IdleLook = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan RequestGap = TimeSpan.FromSeconds(1.025);

    private readonly FakeTimeProvider _clock = new();
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> _events = new();
    private readonly StreamLimits _limits = StreamLimits.Assumed;
    private readonly FactBoard _board;
    private readonly SendWindow[] _windows;
    private TimeSpan _now;
    private int _order;

    public PlanRehearsal(int contracts, SendWindow[]? windows = null)
    {
        _board = new FactBoard([.. Enumerable.Range(0, contracts).Select(Target)], _clock, () => { });
        _windows = windows ?? [.. Enumerable.Range(0, _limits.Sessions).Select(_ => new SendWindow(_limits))];
    }

    public List<(TimeSpan At, int Session, int Items)> Messages { get; } = [];

    public List<(TimeSpan At, int Instruments)> Requests { get; } = [];

    /// <summary>Facts that REST was asked for.</summary>
    public int ByRest { get; private set; }

    public SendWindow[] Windows => _windows;

    /// <summary>Plays until everything is answered; when that is.</summary>
    public TimeSpan Play(bool withRest, TimeSpan startAt = default)
    {
        _now = startAt;
        _clock.Advance(startAt);
        var room = _windows.Sum(window => window.WindowRoom(_now));
        var pool = new ItemPool(_board.FeedItems(withRest ? _board.WholeInstruments(room) : _board.Count), _board.IsWanted);
        for (var session = 0; session < _windows.Length; session++)
        {
            var (number, source) = (session, pool.Open());
            At(_now, () => Send(number, source));
        }

        if (withRest)
        {
            At(_now, () => Ask(pool));
            At(_now, () => Ask(pool));
        }

        while (_board.Pending > 0)
        {
            Assert.True(_events.TryDequeue(out var next, out var when), "Nothing more happens, and not everything is answered.");
            _clock.Advance(when.At - _now);
            _now = when.At;
            next();
        }

        return _now - startAt;
    }

    private static SnapshotTarget Target(int index)
    {
        // Symbols as long as those of the chain, so that messages are as full.
        var symbol = FormattableString.Invariant($".SPXW26{index / 1000:00}18P{5000 + (index % 1000)}");
        return new SnapshotTarget(new InstrumentKey(InstrumentType.EquityOption, symbol), symbol, FactSet.All, FactSet.All, index / 300);
    }

    private void At(TimeSpan time, Action what) => _events.Enqueue(what, (time, _order++));

    private void Send(int session, IFeedItemSource source)
    {
        var window = _windows[session];
        var sent = Messages.Where(message => message.Session == session).Sum(message => message.Items);
        var draft = new SubscriptionDraft(new DraftRoom(window.Room(_now), _limits.ItemsPerSession - sent, 0, 0), DxLinkSession.MessageSize);
        source.Take(draft);
        if (draft.Changes == 0)
        {
            At(_now + IdleLook, () => Send(session, source));
            return;
        }

        window.Record(_now, draft.Changes);
        source.OnSent(draft);
        Messages.Add((_now, session, draft.Changes));
        var items = draft.Added.ToList();
        At(_now + FeedDelay, () =>
        {
            foreach (var item in items)
                Answer(item.Type, item.Symbol);
        });
        At(_now + window.Wait(_now), () => Send(session, source));
    }

    private void Answer(MarketEventType type, string symbol)
    {
        switch (type)
        {
            case MarketEventType.Quote:
                _board.OnEvents<QuoteEvent>([Quote(symbol, 1, 2)]);
                break;
            case MarketEventType.Trade:
                _board.OnEvents<TradeEvent>([Trade(symbol, 1)]);
                break;
            case MarketEventType.Summary:
                _board.OnEvents<SummaryEvent>([Summary(symbol, 1)]);
                break;
            default:
                _board.OnEvents<GreeksEvent>([Greeks(symbol, 0.2)]);
                break;
        }
    }

    // Two of these run side by side, each a request a gap: what the limit of two in a second lets through.
    private void Ask(ItemPool pool)
    {
        var asked = _board.TakeForRest(RestShare.Tail, MarketDataService.BatchSize);
        if (asked.Count == 0 && Array.TrueForAll(_windows, window => window.Wait(_now) > TimeSpan.FromSeconds(1)))
            asked = _board.TakeForRest(RestShare.Stragglers, MarketDataService.BatchSize);
        if (asked.Count == 0)
        {
            At(_now + IdleLook, () => Ask(pool));
            return;
        }

        Requests.Add((_now, asked.Count));
        ByRest += 3 * asked.Count;
        At(_now + RestDelay, () => pool.Add(_board.OnRest(asked, [.. asked.Select(index => new MarketDataItem(ReceivedAt) { Symbol = _board.KeyOf(index).Symbol, Bid = 1, Last = 1, OpenInterest = 1 })])));
        At(_now + RequestGap, () => Ask(pool));
    }
}
