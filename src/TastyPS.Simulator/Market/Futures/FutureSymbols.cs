using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Futures;

/// <summary>Writes and reads the symbols of futures and their options: one-digit years on REST, two-digit years and the exchange for the streamer.</summary>
internal static class FutureSymbols
{
    /// <summary>The letters of the months from January.</summary>
    public const string MonthLetters = "FGHJKMNQUVXZ";

    private const int FieldWidth = 6;
    private const int RightAt = 1 + FieldWidth + FieldWidth + 6;

    /// <summary>Code or option root, month letter, last digit of the year: <c>ESZ6</c>.</summary>
    public static string ShortYear(string root, DateTime month) => root + Letter(month) + (month.Year % 10).ToString(CultureInfo.InvariantCulture);

    /// <summary>Code or option root, month letter, two digits of the year: <c>ESZ26</c>.</summary>
    public static string LongYear(string root, DateTime month) => root + Letter(month) + (month.Year % 100).ToString("00", CultureInfo.InvariantCulture);

    public static char Letter(DateTime month) => MonthLetters[month.Month - 1];

    /// <summary>A dot, the future and the option contract in 6 characters each, <c>yyMMdd</c>, right, the strike as a plain decimal.</summary>
    public static string Option(string future, string contract, DateTime expiration, OptionRight right, decimal strike) =>
        "." + future.PadRight(FieldWidth) + contract.PadRight(FieldWidth) + expiration.ToString("yyMMdd", CultureInfo.InvariantCulture) + Side(right) + Plain(strike);

    /// <summary><c>./</c>, the contract with a two-digit year, right, strike, exchange.</summary>
    public static string StreamedOption(string longContract, OptionRight right, decimal strike, string exchange) =>
        "./" + longContract + Side(right) + Plain(strike) + ":" + exchange;

    /// <summary>Takes an option symbol apart by its fixed widths.</summary>
    public static bool TryParseOption(string symbol, out FutureOptionSeriesKey series, out OptionRight right, out decimal strike)
    {
        (series, right, strike) = (default, default, 0);
        if (symbol.Length <= RightAt + 1 || symbol[0] != '.' || symbol[1] != '/'
            || !TryReadSide(symbol[RightAt], out right)
            || !TryReadStrike(symbol.Substring(RightAt + 1), out strike)
            || !DateTime.TryParseExact("20" + symbol.Substring(RightAt - 6, 6), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expiration))
        {
            return false;
        }

        series = new FutureOptionSeriesKey(symbol.Substring(1, FieldWidth).TrimEnd(' '), symbol.Substring(1 + FieldWidth, FieldWidth).TrimEnd(' '), expiration);
        return true;
    }

    /// <summary>Takes a streamed option apart.</summary>
    public static bool TryParseStreamedOption(string symbol, [NotNullWhen(true)] out string? longContract, out OptionRight right, out decimal strike)
    {
        (longContract, right, strike) = (null, default, 0);
        var colon = symbol.IndexOf(':');
        if (colon < 0 || !symbol.StartsWith("./", StringComparison.Ordinal))
            return false;
        var side = symbol.LastIndexOfAny(['C', 'P'], colon);
        if (side < 4 || !TryReadSide(symbol[side], out right) || !TryReadStrike(symbol.Substring(side + 1, colon - side - 1), out strike))
            return false;
        longContract = symbol.Substring(2, side - 2);
        return true;
    }

    private static string Side(OptionRight right) => right == OptionRight.Call ? "C" : "P";

    private static string Plain(decimal strike) => strike.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool TryReadSide(char letter, out OptionRight right)
    {
        right = letter == 'C' ? OptionRight.Call : OptionRight.Put;
        return letter is 'C' or 'P';
    }

    private static bool TryReadStrike(string text, out decimal strike) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out strike) && strike > 0 && Plain(strike) == text;
}
