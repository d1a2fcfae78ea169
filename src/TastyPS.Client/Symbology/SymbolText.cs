using System.Globalization;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>The pieces that the symbols share.</summary>
internal static class SymbolText
{
    private const string MonthLetters = "FGHJKMNQUVXZ";

    /// <summary>The letter of a delivery month, 1 to 12.</summary>
    public static char MonthLetter(int month) => MonthLetters[month - 1];

    /// <summary>The month of a letter; 0 if it is none.</summary>
    public static int Month(char letter) => MonthLetters.IndexOf(letter) + 1;

    public static char Letter(OptionType type) => type == OptionType.Call ? 'C' : 'P';

    public static bool TryOptionType(char letter, out OptionType type)
    {
        type = letter == 'P' ? OptionType.Put : OptionType.Call;
        return letter is 'C' or 'P';
    }

    /// <summary>True for capital letters and digits alone.</summary>
    public static bool IsCode(string text, int minLength, int maxLength)
    {
        if (text.Length < minLength || text.Length > maxLength)
            return false;
        foreach (var letter in text)
        {
            if (letter is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
                return false;
        }

        return true;
    }

    public static bool IsDigits(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < '0' or > '9')
                return false;
        }

        return text.Length > 0;
    }

    /// <summary>The day in six digits. Two digits of a year stand for 2000 to 2099.</summary>
    public static string Day(CalendarDate day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    public static bool TryDay(string sixDigits, out CalendarDate day)
    {
        day = default;
        return sixDigits.Length == 6 && CalendarDate.TryParse("20" + sixDigits, out day);
    }

    /// <summary>The strike as a plain decimal without padding zeros, e.g. <c>110</c> or <c>2.02</c>.</summary>
    public static string Strike(decimal strike) => strike.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A plain decimal: digits, then perhaps a point and digits; no sign, no exponent.</summary>
    public static bool TryStrike(string text, out decimal strike)
    {
        var point = text.IndexOf('.');
        var isPlain = point < 0 ? IsDigits(text) : IsDigits(text[..point]) && IsDigits(text[(point + 1)..]);
        strike = 0m;
        return isPlain && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out strike);
    }

    /// <summary>The first year not before another whose last digits are the ones given.</summary>
    public static int YearEndingIn(string digits, int notBefore)
    {
        var cycle = digits.Length == 1 ? 10 : 100;
        var last = int.Parse(digits, CultureInfo.InvariantCulture);
        var ahead = (last - notBefore) % cycle;
        return notBefore + (ahead < 0 ? ahead + cycle : ahead);
    }

    public static string YearDigits(int year, int count) =>
        (year % (count == 1 ? 10 : 100)).ToString(count == 1 ? "0" : "00", CultureInfo.InvariantCulture);

    public static CalendarDate RequireDay(CalendarDate day, string parameter) => day.GetYear() is >= 2000 and <= 2099
        ? day
        : throw new ArgumentOutOfRangeException(parameter, day, "Symbols can name days of the years 2000 to 2099 only.");

    public static int RequireMonth(int month, string parameter) => month is >= 1 and <= 12
        ? month
        : throw new ArgumentOutOfRangeException(parameter, month, "A month is 1 to 12.");

    public static int RequireYear(int year, string parameter) => year is >= 2000 and <= 2099
        ? year
        : throw new ArgumentOutOfRangeException(parameter, year, "Symbols can name the years 2000 to 2099 only.");

    public static string RequireCode(string text, int minLength, int maxLength, string parameter)
    {
        if (text is null)
            throw new ArgumentNullException(parameter);
        return IsCode(text, minLength, maxLength)
            ? text
            : throw new FormatException($"'{text}' is no code of {minLength} to {maxLength} capital letters and digits.");
    }

    public static FormatException Malformed(string text, string what, string example) => new($"'{text}' is no {what} such as '{example}'.");
}
