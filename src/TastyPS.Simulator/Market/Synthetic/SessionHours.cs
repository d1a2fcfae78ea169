using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>When something trades.</summary>
internal abstract class SessionHours
{
    /// <summary>Equities, indices and their options: 9:30 to the close in New York.</summary>
    public static readonly SessionHours Equities = new EquityHours();

    /// <summary>Futures: from 18:00 of the evening before to 17:00 in New York; 13:15 on half days. Holidays of the stock exchange have none.</summary>
    public static readonly SessionHours Futures = new FutureHours();

    /// <summary>Cryptocurrencies: every day from midnight UTC to midnight UTC.</summary>
    public static readonly SessionHours AroundTheClock = new CryptoHours();

    public abstract bool IsTradingDay(DateTime day);

    public abstract DateTimeOffset OpenOf(DateTime day);

    public abstract DateTimeOffset CloseOf(DateTime day);

    public TradingSession On(DateTime tradingDay) => new(this, tradingDay);

    /// <summary>The session under way, else the last one that was.</summary>
    public TradingSession SessionAt(DateTimeOffset instant)
    {
        var day = instant.UtcDateTime.Date.AddDays(1);
        while (!IsTradingDay(day) || OpenOf(day) > instant)
            day = day.AddDays(-1);
        return On(day);
    }

    public DateTime DayBefore(DateTime day)
    {
        do
            day = day.AddDays(-1);
        while (!IsTradingDay(day));
        return day;
    }

    public DateTime DayAfter(DateTime day)
    {
        do
            day = day.AddDays(1);
        while (!IsTradingDay(day));
        return day;
    }

    private sealed class EquityHours : SessionHours
    {
        public override bool IsTradingDay(DateTime day) => TradingCalendar.IsTradingDay(day);

        public override DateTimeOffset OpenOf(DateTime day) => TradingCalendar.OpenAt(day);

        public override DateTimeOffset CloseOf(DateTime day) => TradingCalendar.CloseAt(day);
    }

    private sealed class FutureHours : SessionHours
    {
        private static readonly TimeSpan Evening = TimeSpan.FromHours(18);
        private static readonly TimeSpan Afternoon = TimeSpan.FromHours(17);
        private static readonly TimeSpan HalfDay = new(13, 15, 0);

        public override bool IsTradingDay(DateTime day) => TradingCalendar.IsTradingDay(day);

        public override DateTimeOffset OpenOf(DateTime day) => NewYorkTime.At(day.AddDays(-1), Evening);

        public override DateTimeOffset CloseOf(DateTime day) => NewYorkTime.At(day, TradingCalendar.IsHalfDay(day) ? HalfDay : Afternoon);
    }

    private sealed class CryptoHours : SessionHours
    {
        public override bool IsTradingDay(DateTime day) => true;

        public override DateTimeOffset OpenOf(DateTime day) => new(DateTime.SpecifyKind(day.Date, DateTimeKind.Utc));

        public override DateTimeOffset CloseOf(DateTime day) => OpenOf(day).AddDays(1);
    }
}
