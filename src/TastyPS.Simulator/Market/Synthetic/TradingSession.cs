namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The session of a trading day.</summary>
internal sealed class TradingSession
{
    private readonly SessionHours _hours;
    private readonly Lazy<TradingSession> _previous;
    private readonly Lazy<DateTimeOffset> _nextOpen;

    public TradingSession(SessionHours hours, DateTime tradingDay)
    {
        _hours = hours;
        Day = tradingDay;
        Open = hours.OpenOf(tradingDay);
        Close = hours.CloseOf(tradingDay);
        _previous = new Lazy<TradingSession>(() => hours.On(hours.DayBefore(tradingDay)));
        _nextOpen = new Lazy<DateTimeOffset>(() => hours.OpenOf(hours.DayAfter(tradingDay)));
    }

    public DateTime Day { get; }

    public DateTimeOffset Open { get; }

    public DateTimeOffset Close { get; }

    /// <summary>Whole minutes from the open to the close.</summary>
    public int Minutes => (int)(Close - Open).TotalMinutes;

    /// <summary>The session before it.</summary>
    public TradingSession Previous => _previous.Value;

    /// <summary>The session after it.</summary>
    public TradingSession Next => _hours.On(_hours.DayAfter(Day));

    /// <summary>Whether it is the one under way at an instant, or the last one that was.</summary>
    public bool IsLatestAt(DateTimeOffset instant) => instant >= Open && instant < _nextOpen.Value;

    /// <summary>How much of it is over at an instant, 0 to 1.</summary>
    public double ElapsedAt(DateTimeOffset instant)
    {
        var elapsed = (instant - Open).TotalMinutes / (Close - Open).TotalMinutes;
        return Math.Min(1, Math.Max(0, elapsed));
    }

    /// <summary>The instant at which a part of it is over.</summary>
    public DateTimeOffset At(double elapsed) => Open + TimeSpan.FromMinutes(Math.Floor((Close - Open).TotalMinutes * elapsed));
}
