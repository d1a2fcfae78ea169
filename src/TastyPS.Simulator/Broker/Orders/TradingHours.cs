using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>When an order can work: its instrument's session, for some times in force longer. Used under the broker's lock.</summary>
/// <remarks>Extended: 8:15 until four hours after the close in New York. Overnight: from 20:00 of the evening before a trading day until 20:00 of it.</remarks>
internal sealed class TradingHours
{
    private static readonly TimeSpan Morning = new(8, 15, 0);
    private static readonly TimeSpan Evening = TimeSpan.FromHours(20);

    private readonly Dictionary<(InstrumentKind, Reach), (DateTimeOffset Since, TradingWindow Window)> _known = [];

    private enum Reach
    {
        Regular,
        Extended,
        Overnight,
    }

    /// <summary>The window under way, or the next one.</summary>
    public TradingWindow WindowAt(InstrumentKind kind, TimeInForce time, DateTimeOffset now)
    {
        var reach = time switch
        {
            TimeInForce.Ext or TimeInForce.GtcExt => Reach.Extended,
            TimeInForce.ExtOvernight or TimeInForce.GtcExtOvernight => Reach.Overnight,
            _ => Reach.Regular,
        };
        if (_known.TryGetValue((kind, reach), out var known) && now >= known.Since && now < known.Window.Close) return known.Window;
        var window = Find(kind, reach, now);
        _known[(kind, reach)] = (now, window);
        return window;
    }

    /// <summary>When an order that starts to work in a window is no longer good; null if never.</summary>
    public static DateTimeOffset? ExpiryOf(OrderTicket ticket, TradingWindow window) => ticket.TimeInForce switch
    {
        TimeInForce.Gtc or TimeInForce.GtcExt or TimeInForce.GtcExtOvernight => null,
        TimeInForce.Gtd => NewYorkTime.At(ticket.GtcDate!.Value.AddDays(1), TimeSpan.Zero),
        _ => window.Close,
    };

    private static TradingWindow Find(InstrumentKind kind, Reach reach, DateTimeOffset now)
    {
        if (reach == Reach.Regular)
        {
            var hours = kind switch
            {
                InstrumentKind.Future or InstrumentKind.FutureOption => SessionHours.Futures,
                InstrumentKind.Cryptocurrency => SessionHours.AroundTheClock,
                _ => SessionHours.Equities,
            };
            var session = hours.SessionAt(now);
            if (now >= session.Close) session = session.Next;
            return new TradingWindow(session.Open, session.Close);
        }
        var day = NewYorkTime.DayOf(now);
        while (true)
        {
            var window = reach == Reach.Extended
                ? new TradingWindow(NewYorkTime.At(day, Morning), TradingCalendar.IsTradingDay(day) ? TradingCalendar.CloseAt(day) + TimeSpan.FromHours(4) : DateTimeOffset.MinValue)
                : new TradingWindow(NewYorkTime.At(day.AddDays(-1), Evening), NewYorkTime.At(day, Evening));
            if (TradingCalendar.IsTradingDay(day) && now < window.Close) return window;
            day = day.AddDays(1);
        }
    }
}

/// <summary>A time in which an order can be filled.</summary>
internal readonly record struct TradingWindow(DateTimeOffset Open, DateTimeOffset Close)
{
    public bool Contains(DateTimeOffset instant) => instant >= Open && instant < Close;
}
