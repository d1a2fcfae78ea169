using TastyPS.Client;

namespace TastyPS.Abstractions;

/// <summary>An expiration as a user gives it: a day (CalendarDate, DateTime or yyyy-MM-dd), or the word <c>Next</c>.</summary>
public sealed class ExpirationChoice
{
    /// <summary>Reads text: <c>Next</c> or a day.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public ExpirationChoice(string text)
    {
        if (string.Equals(text?.Trim(), "Next", StringComparison.OrdinalIgnoreCase))
            return;
        Day = CalendarDate.TryParse(text, out var day)
            ? day
            : throw new FormatException($"'{text}' is no expiration. Give a day as yyyy-MM-dd, or Next.");
    }

    /// <summary>Takes a day.</summary>
    public ExpirationChoice(CalendarDate day) => Day = day;

    /// <summary>Takes the day of a date.</summary>
    public ExpirationChoice(DateTime day) => Day = new CalendarDate(day);

    /// <summary>The day; null stands for the next expiration.</summary>
    public CalendarDate? Day { get; }

    /// <summary>The day or <c>Next</c>.</summary>
    public override string ToString() => Day?.ToString() ?? "Next";
}
