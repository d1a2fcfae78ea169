using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>One calendar day in New York: its session, if it has one, the one before, and what was worked out for them.</summary>
internal sealed class MarketDay
{
    private readonly TradingSession? _today;
    private readonly ConcurrentDictionary<string, Lazy<SessionTape>> _todayTapes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<SessionTape>> _beforeTapes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<OptionBoard>> _boards = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _begins;
    private readonly DateTimeOffset _ends;

    public MarketDay(DateTime day)
    {
        Day = day;
        _begins = NewYorkTime.At(day, TimeSpan.Zero);
        _ends = NewYorkTime.At(day.AddDays(1), TimeSpan.Zero);
        _today = TradingCalendar.IsTradingDay(day) ? SessionHours.Equities.On(day) : null;
        Before = SessionHours.Equities.On(TradingCalendar.PreviousTradingDay(day));
    }

    public DateTime Day { get; }

    /// <summary>The last session of an earlier day.</summary>
    public TradingSession Before { get; }

    public bool Covers(DateTimeOffset instant) => instant >= _begins && instant < _ends;

    /// <summary>The session under way at an instant of this day, else the last one that was.</summary>
    public TradingSession SessionAt(DateTimeOffset instant) => _today is not null && instant >= _today.Open ? _today : Before;

    public SessionTape Tape(Underlying underlying, TradingSession session) =>
        (session == Before ? _beforeTapes : _todayTapes)
        .GetOrAdd(underlying.Symbol, _ => new Lazy<SessionTape>(() => new SessionTape(underlying.Source.Process, session)))
        .Value;

    public OptionBoard Board(Underlying underlying) =>
        _boards.GetOrAdd(underlying.Symbol, _ => new Lazy<OptionBoard>(() => new OptionBoard(underlying, Day, Before))).Value;
}
