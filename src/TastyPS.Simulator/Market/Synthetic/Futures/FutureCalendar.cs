using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>When the contracts of a product expire, by the rulebooks of the exchanges.</summary>
/// <param name="Expiration">The last trading day of a delivery month.</param>
/// <param name="FirstNotice">The first day of notices; null where there is none.</param>
internal sealed record FutureCalendar(Func<DateTime, DateTime> Expiration, Func<DateTime, DateTime>? FirstNotice = null)
{
    /// <summary>Index futures: the third Friday; the day before if that is a holiday.</summary>
    public static readonly FutureCalendar EquityIndex = new(month => TradingCalendar.MonthlyExpiration(month.Year, month.Month));

    /// <summary>Crude oil: three business days before the 25th of the month before delivery; if the 25th is no business day, before the last one ahead of it.</summary>
    public static readonly FutureCalendar CrudeOil = new(month =>
    {
        var anchor = month.AddMonths(-1).AddDays(24);
        return BusinessDays.Before(TradingCalendar.IsTradingDay(anchor) ? anchor : TradingCalendar.PreviousTradingDay(anchor), 3);
    });

    /// <summary>Gold: the third last business day of the delivery month; notices from the last business day of the month before.</summary>
    public static readonly FutureCalendar Gold = new(month => BusinessDays.LastOf(month, 2), month => BusinessDays.LastOf(month.AddMonths(-1)));

    /// <summary>Treasury notes: seven business days before the last of the delivery month; notices from the last business day of the month before.</summary>
    public static readonly FutureCalendar TreasuryNote = new(month => BusinessDays.LastOf(month, 7), month => BusinessDays.LastOf(month.AddMonths(-1)));
}
