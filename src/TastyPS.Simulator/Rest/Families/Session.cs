using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The times of one equity trading day: quotes from 8:15 New York time, trading until four hours after the close.</summary>
internal sealed class Session(DateTime day)
{
    public DateTime Day => day;

    public DateTimeOffset StartAt { get; } = NewYorkTime.At(day, new TimeSpan(8, 15, 0));

    public DateTimeOffset OpenAt { get; } = TradingCalendar.OpenAt(day);

    public DateTimeOffset CloseAt { get; } = TradingCalendar.CloseAt(day);

    public DateTimeOffset ExtendedCloseAt => CloseAt + TimeSpan.FromHours(4);

    public string StateAt(DateTimeOffset now)
    {
        if (now < StartAt || now >= ExtendedCloseAt) return "Closed";
        if (now < OpenAt) return "Pre-market";
        return now < CloseAt ? "Open" : "Extended";
    }
}
