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
    private readonly long _minutes;
    private DateTimeOffset _start;
    private PriceSlice? _bar;

    public BarFolder(BarPeriod period, DateTimeOffset from, DateTimeOffset to)
    {
        (_period, _from, _to) = (period, from, to);
        _minutes = period.Unit == BarUnit.Hour ? 60L * period.Count : period.Count;
    }

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
        if (_bar is { } bar && start == _start)
        {
            _bar = bar.Then(slice);
            return;
        }

        Finish();
        (_start, _bar) = (start, slice);
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

    private DateTimeOffset StartOf(DateTimeOffset instant, TradingSession session) => _period.Unit switch
    {
        BarUnit.Minute or BarUnit.Hour => IntradayStart(instant, session),
        BarUnit.Day => Midnight(FromEpoch(session.Day, Epoch.DateTime, _period.Count)),
        BarUnit.Week => Midnight(FromEpoch(session.Day, FirstMonday, 7 * _period.Count)),
        _ => Midnight(MonthStart(session.Day)),
    };

    // Counted anew from each midnight, or each session's open.
    private DateTimeOffset IntradayStart(DateTimeOffset instant, TradingSession session)
    {
        var origin = _period.SessionAligned ? session.Open : Midnight(instant.UtcDateTime.Date);
        if (!_period.SessionAligned && _minutes > 1440)
            origin = Epoch;
        var passed = (long)(instant - origin).TotalMinutes;
        return origin.AddMinutes(passed - passed % _minutes).ToUniversalTime();
    }

    private DateTime MonthStart(DateTime day)
    {
        var months = 12 * day.Year + day.Month - 1;
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
