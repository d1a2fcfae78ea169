namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>
/// What the stored values of an event mean. A number that is missing is stored as NaN, an instant, a day, an identifier and a character as 0, a small
/// whole number as -1.
/// </summary>
internal static class Stored
{
    private const double LargestDecimal = 7.9e28;
    private const long FirstMillisecond = -62_135_596_800_000;
    private const long LastMillisecond = 253_402_300_799_999;

    private static readonly CalendarDate FirstDay = new(1970, 1, 1);
    private static readonly int LastDay = new CalendarDate(9999, 12, 31).DaysSince(FirstDay);

    /// <summary>Money or a size; null for NaN and for the infinities.</summary>
    public static decimal? Decimal(double value) => value is > -LargestDecimal and < LargestDecimal ? (decimal)value : null;

    /// <summary>A rate; null for NaN.</summary>
    public static double? Double(double value) => double.IsNaN(value) ? null : value;

    /// <summary>A whole number that was stored as a double; null for NaN and for what is none.</summary>
    public static long? Whole(double value) => value is > -9.2e18 and < 9.2e18 ? (long)value : null;

    /// <summary>An instant of milliseconds since 1970 UTC; null for 0 and for what is beyond the calendar.</summary>
    public static DateTimeOffset? Instant(long milliseconds) =>
        milliseconds is not 0 and >= FirstMillisecond and <= LastMillisecond ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>A day counted from 1970-01-01; null for 0 and for what is beyond the calendar.</summary>
    public static CalendarDate? Day(int days) => days is not 0 && days >= -719_162 && days <= LastDay ? FirstDay.AddDays(days) : null;

    public static char? Character(char value) => value == '\0' ? null : value;

    public static int? Small(int value) => value < 0 ? null : value;

    public static long? Id(long value) => value == 0 ? null : value;

    public static DateTimeOffset Received(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Narrows a whole number of the wire; what does not fit is missing.</summary>
    public static int Int32(long value, int none) => value is >= int.MinValue and <= int.MaxValue ? (int)value : none;
}
