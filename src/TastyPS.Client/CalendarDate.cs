using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TastyPS.Client;

/// <summary>
/// A day of the calendar without time or zone. It reads and writes as <c>2026-12-18</c> in every culture, sorts, and compares
/// with <see cref="DateTime"/>, <see cref="DateTimeOffset"/> and text (their day alone counts). The default value is 0001-01-01.
/// </summary>
/// <remarks>
/// Scripting hosts show every public property as a column, so there is exactly one; the parts are methods.
/// </remarks>
[TypeConverter(typeof(CalendarDateConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly struct CalendarDate : IComparable, IComparable<CalendarDate>, IEquatable<CalendarDate>, IFormattable
{
    private const string IsoFormat = "yyyy-MM-dd";

    private readonly int _dayNumber;

    /// <summary>Takes the day of an instant as it is written, whatever its kind.</summary>
    public CalendarDate(DateTime value) => _dayNumber = (int)(value.Ticks / TimeSpan.TicksPerDay);

    /// <summary>Makes a day of the Gregorian calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public CalendarDate(int year, int month, int day)
        : this(new DateTime(year, month, day))
    {
    }

    /// <summary>Reads <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public CalendarDate(string text)
        : this(Parse(text).ToDateTime())
    {
    }

    private CalendarDate(int dayNumber) => _dayNumber = dayNumber;

    /// <summary>The day as <c>yyyy-MM-dd</c>.</summary>
    public string Date => ToString();

    /// <summary>Takes the day of an instant as it is written.</summary>
    public static implicit operator CalendarDate(DateTime value) => new(value);

    /// <summary>Takes the day an instant has at its own offset.</summary>
    public static explicit operator CalendarDate(DateTimeOffset value) => new(value.DateTime);

    /// <summary>Midnight of the day, of unspecified kind.</summary>
    public static explicit operator DateTime(CalendarDate value) => value.ToDateTime();

    /// <summary>True if both are the same day.</summary>
    public static bool operator ==(CalendarDate left, CalendarDate right) => left._dayNumber == right._dayNumber;

    /// <summary>True if the days differ.</summary>
    public static bool operator !=(CalendarDate left, CalendarDate right) => left._dayNumber != right._dayNumber;

    /// <summary>True if the left day is earlier.</summary>
    public static bool operator <(CalendarDate left, CalendarDate right) => left._dayNumber < right._dayNumber;

    /// <summary>True if the left day is later.</summary>
    public static bool operator >(CalendarDate left, CalendarDate right) => left._dayNumber > right._dayNumber;

    /// <summary>True if the left day is not later.</summary>
    public static bool operator <=(CalendarDate left, CalendarDate right) => left._dayNumber <= right._dayNumber;

    /// <summary>True if the left day is not earlier.</summary>
    public static bool operator >=(CalendarDate left, CalendarDate right) => left._dayNumber >= right._dayNumber;

    /// <summary>Reads <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>; blanks around it are allowed.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static CalendarDate Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var date)
        ? date
        : throw new FormatException($"'{text}' is not a day of the form yyyy-MM-dd.");

    /// <summary>Reads <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>; blanks around it are allowed.</summary>
    public static bool TryParse(string? text, out CalendarDate date)
    {
        date = default;
        if (text is null)
            return false;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is not (8 or 10))
            return false;
        Span<byte> ascii = stackalloc byte[10];
        for (var i = 0; i < trimmed.Length; i++)
            ascii[i] = trimmed[i] < 128 ? (byte)trimmed[i] : (byte)0;
        return TryParse(ascii[..trimmed.Length], out date);
    }

    /// <summary>Reads the two forms from text in ASCII.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> ascii, out CalendarDate date)
    {
        date = default;
        var dashed = ascii.Length == 10 && ascii[4] == '-' && ascii[7] == '-';
        if (!dashed && ascii.Length != 8)
            return false;
        var step = dashed ? 1 : 0;
        if (!TryNumber(ascii[..4], out var year) || !TryNumber(ascii.Slice(4 + step, 2), out var month) || !TryNumber(ascii.Slice(6 + (2 * step), 2), out var day))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new CalendarDate(year, month, day);
        return true;
    }

    /// <summary>The year, 1 to 9999.</summary>
    public int GetYear() => ToDateTime().Year;

    /// <summary>The month, 1 to 12.</summary>
    public int GetMonth() => ToDateTime().Month;

    /// <summary>The day of the month, 1 to 31.</summary>
    public int GetDay() => ToDateTime().Day;

    /// <summary>Days since 0001-01-01.</summary>
    public int GetDayNumber() => _dayNumber;

    /// <summary>The day of the week.</summary>
    public DayOfWeek GetDayOfWeek() => ToDateTime().DayOfWeek;

    /// <summary>The day so many days later, or earlier if negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is no day of the years 1 to 9999.</exception>
    public CalendarDate AddDays(int days) => new(ToDateTime().AddDays(days));

    /// <summary>Calendar days from an earlier day to this one; negative if that day is later.</summary>
    public int DaysSince(CalendarDate earlier) => _dayNumber - earlier._dayNumber;

    /// <summary>Midnight of the day, of unspecified kind.</summary>
    public DateTime ToDateTime() => new(_dayNumber * TimeSpan.TicksPerDay, DateTimeKind.Unspecified);

    /// <inheritdoc/>
    public int CompareTo(CalendarDate other) => _dayNumber.CompareTo(other._dayNumber);

    /// <summary>Compares with a day, a date and time, or text that is a day. Null comes first.</summary>
    /// <exception cref="ArgumentException">The other value is no day.</exception>
    public int CompareTo(object? obj)
    {
        if (obj is null)
            return 1;
        return TryConvert(obj, out var other)
            ? CompareTo(other)
            : throw new ArgumentException($"'{obj}' is not a day that a CalendarDate can be compared with.", nameof(obj));
    }

    /// <inheritdoc/>
    public bool Equals(CalendarDate other) => _dayNumber == other._dayNumber;

    /// <summary>True for the same day, be it a day, a date and time, or text.</summary>
    public override bool Equals(object? obj) => TryConvert(obj, out var other) && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _dayNumber;

    /// <summary>The day as <c>yyyy-MM-dd</c>.</summary>
    public override string ToString() => ToDateTime().ToString(IsoFormat, CultureInfo.InvariantCulture);

    /// <summary>The day in a format of <see cref="DateTime"/>; without one, or with <c>G</c> or <c>O</c>, as <c>yyyy-MM-dd</c> in every culture.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null or "" or "G" or "g" or "O" or "o"
        ? ToString()
        : ToDateTime().ToString(format, formatProvider);

    private static bool TryConvert(object? value, out CalendarDate date)
    {
        switch (value)
        {
            case CalendarDate day:
                date = day;
                return true;
            case DateTime dateTime:
                date = new CalendarDate(dateTime);
                return true;
            case DateTimeOffset instant:
                date = (CalendarDate)instant;
                return true;
            default:
                return TryParse(value as string, out date);
        }
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
