using System.Globalization;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>Numbers as the service's Java prints them: <c>100.0</c>, <c>1.3743299E7</c>, <c>"NaN"</c>.</summary>
internal static class JavaDouble
{
    private const double PlainFrom = 1e-3;
    private const double PlainBelow = 1e7;

    /// <summary>A JSON value: a number with a point in it, or one of three strings.</summary>
    public static string ToJson(double value)
    {
        if (double.IsNaN(value)) return "\"NaN\"";
        if (double.IsPositiveInfinity(value)) return "\"Infinity\"";
        if (double.IsNegativeInfinity(value)) return "\"-Infinity\"";
        if (value == 0) return 1 / value < 0 ? "-0.0" : "0.0";
        var size = Math.Abs(value);
        var (digits, exponent) = Split(size.ToString("R", CultureInfo.InvariantCulture));
        var text = size is >= PlainFrom and < PlainBelow ? Plain(digits, exponent) : Scientific(digits, exponent);
        return value < 0 ? "-" + text : text;
    }

    // The significant digits without zeros at either end, and the power of ten of the first one.
    private static (string Digits, int Exponent) Split(string text)
    {
        var mark = text.IndexOf('E');
        var exponent = mark < 0 ? 0 : int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text.Substring(0, mark);
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var significant = all.TrimStart('0');
        var digits = significant.TrimEnd('0');
        return (digits, exponent + whole - (all.Length - significant.Length) - 1);
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0) return "0." + new string('0', -exponent - 1) + digits;
        var whole = exponent + 1;
        return digits.Length <= whole
            ? digits + new string('0', whole - digits.Length) + ".0"
            : digits.Substring(0, whole) + "." + digits.Substring(whole);
    }

    private static string Scientific(string digits, int exponent) =>
        digits[0] + "." + (digits.Length > 1 ? digits.Substring(1) : "0") + "E" + exponent.ToString(CultureInfo.InvariantCulture);
}
