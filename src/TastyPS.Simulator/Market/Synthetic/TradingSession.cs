using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The regular session of a trading day.</summary>
internal sealed class TradingSession
{
    private readonly Lazy<TradingSession> _previous;

    public TradingSession(DateTime tradingDay)
    {
        Day = tradingDay;
        Open = TradingCalendar.OpenAt(tradingDay);
        Close = TradingCalendar.CloseAt(tradingDay);
        _previous = new Lazy<TradingSession>(() => new TradingSession(TradingCalendar.PreviousTradingDay(tradingDay)));
    }

    public DateTime Day { get; }

    public DateTimeOffset Open { get; }

    public DateTimeOffset Close { get; }

    /// <summary>The session before it.</summary>
    public TradingSession Previous => _previous.Value;

    /// <summary>How much of it is over at an instant, 0 to 1.</summary>
    public double ElapsedAt(DateTimeOffset instant)
    {
        var elapsed = (instant - Open).TotalMinutes / (Close - Open).TotalMinutes;
        return Math.Min(1, Math.Max(0, elapsed));
    }

    /// <summary>The instant at which a part of it is over.</summary>
    public DateTimeOffset At(double elapsed) => Open + TimeSpan.FromMinutes(Math.Floor((Close - Open).TotalMinutes * elapsed));
}
