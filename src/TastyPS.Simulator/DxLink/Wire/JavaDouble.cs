using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>Numbers as the service's Java prints them: <c>100.0</c>, <c>1.3743299E7</c>, <c>"NaN"</c>.</summary>
internal static class JavaDouble
{
    private const int MostBytes = 32;
    private const double PlainFrom = 1e-3;
    private const double PlainBelow = 1e7;
    private const int Decimals = 4;
    private const double Shift = 1e4;
    private const double MostToShift = 1e11;

    /// <summary>A JSON value: a number with a point in it, or one of three strings.</summary>
    public static string ToJson(double value)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        return Encoding.ASCII.GetString(text.Slice(0, Format(value, text)).ToArray());
    }

    /// <summary>Writes the JSON value.</summary>
    public static void Write(Utf8JsonWriter json, double value)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        json.WriteRawValue(text.Slice(0, Format(value, text)), skipInputValidation: true);
    }

    private static int Format(double value, Span<byte> text)
    {
        if (double.IsNaN(value)) return Copy("\"NaN\""u8, text);
        if (double.IsPositiveInfinity(value)) return Copy("\"Infinity\""u8, text);
        if (double.IsNegativeInfinity(value)) return Copy("\"-Infinity\""u8, text);
        if (value == 0) return Copy(1 / value < 0 ? "-0.0"u8 : "0.0"u8, text);
        Span<byte> buffer = stackalloc byte[MostBytes];
        var size = Math.Abs(value);
        var digits = buffer.Slice(0, Split(size, buffer, out var exponent));
        var sign = value < 0 ? Copy("-"u8, text) : 0;
        var rest = text.Slice(sign);
        return sign + (size is >= PlainFrom and < PlainBelow ? Plain(digits, exponent, rest) : Scientific(digits, exponent, rest));
    }

    // The significant digits without zeros at either end, and the power of ten of the first one. A number of few decimals, as most are,
    // has been found when the whole number of its shifted value leads back to it; any other is left to the runtime.
    private static int Split(double size, Span<byte> digits, out int exponent)
    {
        if (size >= MostToShift || Math.Round(size * Shift) is var shifted && shifted / Shift != size) return Split(size.ToString("R", CultureInfo.InvariantCulture), digits, out exponent);
        var count = 0;
        for (var number = (long)shifted; number > 0; number /= 10) digits[count++] = (byte)('0' + number % 10);
        digits.Slice(0, count).Reverse();
        exponent = count - 1 - Decimals;
        return WithoutZeros(digits, count);
    }

    private static int Split(string text, Span<byte> digits, out int exponent)
    {
        int count = 0, zeros = 0, power = 0;
        var whole = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == 'E')
            {
                power = int.Parse(text.Substring(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            if (text[at] == '.') whole = count + zeros;
            else if (count == 0 && text[at] == '0') zeros++;
            else digits[count++] = (byte)text[at];
        }
        if (whole < 0) whole = count + zeros;
        exponent = power + whole - zeros - 1;
        return WithoutZeros(digits, count);
    }

    private static int WithoutZeros(Span<byte> digits, int count)
    {
        while (digits[count - 1] == '0') count--;
        return count;
    }

    private static int Plain(ReadOnlySpan<byte> digits, int exponent, Span<byte> text)
    {
        var length = 0;
        if (exponent < 0)
        {
            length += Copy("0."u8, text);
            length += Zeros(-exponent - 1, text.Slice(length));
            return length + Copy(digits, text.Slice(length));
        }
        var whole = exponent + 1;
        var fraction = digits.Length > whole ? digits.Slice(whole) : "0"u8;
        length += Copy(digits.Slice(0, Math.Min(whole, digits.Length)), text);
        length += Zeros(whole - length, text.Slice(length));
        length += Copy("."u8, text.Slice(length));
        return length + Copy(fraction, text.Slice(length));
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> text)
    {
        var length = Copy(digits.Slice(0, 1), text);
        length += Copy("."u8, text.Slice(length));
        length += Copy(digits.Length > 1 ? digits.Slice(1) : "0"u8, text.Slice(length));
        length += Copy("E"u8, text.Slice(length));
        foreach (var letter in exponent.ToString(CultureInfo.InvariantCulture)) text[length++] = (byte)letter;
        return length;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }

    private static int Zeros(int count, Span<byte> text)
    {
        text.Slice(0, count).Fill((byte)'0');
        return count;
    }
}
