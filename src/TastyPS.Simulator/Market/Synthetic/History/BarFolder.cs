using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>Gathers slices into bars.</summary>
internal sealed class BarFolder
{
    private const int Decimals = 6;

    private static readonly DateTime FirstMonday = new(1970, 1, 5);
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan RegularOpen = new(9, 30, 0);
    private static readonly TimeSpan RegularClose = TimeSpan.FromHours(16);

    private readonly BarPeriod _period;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly TimeSpan _length;
    private DateTimeOffset _start;
    private (DateTime Day, long Number) _count;
    private PriceSlice? _bar;

    public BarFolder(BarPeriod period, DateTimeOffset from, DateTimeOffset to)
    {
        (_period, _from, _to) = (period, from, to);
        _length = period.Unit switch
        {
            BarUnit.Second => TimeSpan.FromSeconds(period.Count),
            BarUnit.Hour => TimeSpan.FromHours(period.Count),
            _ => TimeSpan.FromMinutes(period.Count),
        };
    }

    public BarPeriod Period => _period;

    /// <summary>The earliest start of a bar that is wanted.</summary>
    public DateTimeOffset From => _from;

    public List<PriceBar> Bars { get; } = [];

    /// <summary>Whether whole sessions will do, which can be kept.</summary>
    public bool TakesWholeSessions => _period is { IsIntraday: false, RegularHours: false };

    /// <summary>Whether a session can still add to a bar that is wanted.</summary>
    public bool IsOpenTo(TradingSession session) => StartOf(session.Open, session) <= _to;

    /// <summary>Whether an instant counts at all.</summary>
    public bool Counts(DateTimeOffset instant)
    {
        if (!_period.RegularHours)
            return true;
        var time = NewYorkTime.ToNewYork(instant);
        return time.TimeOfDay >= RegularOpen && time.TimeOfDay < RegularClose && TradingCalendar.IsTradingDay(time.Date);
    }

    /// <summary>Adds what began at an instant of a session.</summary>
    public void Add(DateTimeOffset instant, TradingSession session, PriceSlice slice)
    {
        var start = StartOf(instant, session);
        if (_bar is not { } bar || start != _start)
            Begin(start, slice);
        else
            _bar = bar.Then(slice);
    }

    /// <summary>Adds what is counted: the bar begins with the first of its number, at its instant in whole milliseconds.</summary>
    public void Add(DateTimeOffset instant, TradingSession session, PriceSlice slice, long number)
    {
        if (_bar is { } bar && _count == (session.Day, number))
        {
            _bar = bar.Then(slice);
        }
        else
        {
            Begin(instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMillisecond)).ToUniversalTime(), slice);
            _count = (session.Day, number);
        }

        if (_period.Unit == BarUnit.Move && _bar is { } moved && Math.Abs(moved.Close - moved.Open) >= _period.Count)
            Finish();
    }

    /// <summary>Adds a sample of a second or a minute. Where trades are counted, a sample is one.</summary>
    public void AddSample(DateTimeOffset instant, TradingSession session, PriceSlice slice)
    {
        if (_period.Unit == BarUnit.Move)
            Add(instant, session, slice, instant.UtcTicks / TimeSpan.TicksPerHour);
        else if (_period.Unit == BarUnit.Trade)
            Add(instant, session, slice, (long)(instant - session.Open).TotalSeconds / _period.Count);
        else if (_period.Unit != BarUnit.Volume)
            Add(instant, session, slice);
    }

    /// <summary>Adds the price of a session that is over, within its last second.</summary>
    public void AddSettlement(TradingSession session, PriceSlice slice)
    {
        var instant = session.Close.AddSeconds(-1);
        if (Counts(instant))
            AddSample(instant, session, slice);
    }

    /// <summary>
    /// The first sample of a session that can matter. A bar that is seen in part begins too early to be wanted; moves are counted anew each hour.
    /// </summary>
    public DateTimeOffset FirstSample(TradingSession session, TimeSpan step)
    {
        var from = _period.Unit switch
        {
            BarUnit.Move => _from.AddTicks(-(_from.UtcTicks % TimeSpan.TicksPerHour)),
            BarUnit.Trade => _from.AddSeconds(-_period.Count - 1),
            BarUnit.Second => _from,
            _ => session.Open,
        };
        return from <= session.Open ? session.Open : session.Open.AddTicks((from - session.Open).Ticks / step.Ticks * step.Ticks);
    }

    /// <summary>Ends the last bar.</summary>
    public void Finish()
    {
        if (_bar is { } bar && _start >= _from && _start <= _to)
        {
            var vwap = bar.Volume > 0 ? Math.Round(Math.Min(bar.High, Math.Max(bar.Low, bar.Turnover / bar.Volume.Value)), Decimals) : (decimal?)null;
            Bars.Add(new PriceBar(_start, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, vwap, bar.Count, bar.ImpliedVolatility, bar.OpenInterest));
        }

        _bar = null;
    }

    private void Begin(DateTimeOffset start, PriceSlice slice)
    {
        Finish();
        (_start, _bar) = (start, slice);
    }

    private DateTimeOffset StartOf(DateTimeOffset instant, TradingSession session) => _period.Unit switch
    {
        BarUnit.Second or BarUnit.Minute or BarUnit.Hour => IntradayStart(instant, session),
        BarUnit.Trade or BarUnit.Volume or BarUnit.Move => instant,
        BarUnit.OptionMonth => Midnight(OptionMonthStart(session.Day)),
        BarUnit.Day => Midnight(FromEpoch(session.Day, Epoch.DateTime, _period.Count)),
        BarUnit.Week => Midnight(FromEpoch(session.Day, FirstMonday, 7 * _period.Count)),
        _ => Midnight(MonthStart(session.Day)),
    };

    // Counted anew from each midnight, or each session's open.
    private DateTimeOffset IntradayStart(DateTimeOffset instant, TradingSession session)
    {
        var origin = _period.SessionAligned ? session.Open : Midnight(instant.UtcDateTime.Date);
        if (!_period.SessionAligned && _length > TimeSpan.FromDays(1))
            origin = Epoch;
        var passed = (instant - origin).Ticks;
        return origin.AddTicks(passed - passed % _length.Ticks).ToUniversalTime();
    }

    private DateTime MonthStart(DateTime day) => FirstOf(12 * day.Year + day.Month - 1);

    // A month of options is named after the month in which it ends.
    private DateTime OptionMonthStart(DateTime day)
    {
        var month = new DateTime(day.Year, day.Month, 1);
        if (day > TradingCalendar.MonthlyExpiration(day.Year, day.Month))
            month = month.AddMonths(1);
        var before = FirstOf(12 * month.Year + month.Month - 1).AddMonths(-1);
        return TradingCalendar.MonthlyExpiration(before.Year, before.Month).AddDays(1);
    }

    private DateTime FirstOf(int months)
    {
        months -= months % _period.Count;
        return new DateTime(months / 12, months % 12 + 1, 1);
    }

    private static DateTime FromEpoch(DateTime day, DateTime origin, int length)
    {
        var passed = (day - origin).Days;
        return origin.AddDays(passed - passed % length);
    }

    private static DateTimeOffset Midnight(DateTime day) => new(DateTime.SpecifyKind(day, DateTimeKind.Utc));
}
