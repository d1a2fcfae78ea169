using System.Buffers.Text;
using System.Text.Json;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>Reads numbers of JSON in UTF-8: whole ones, decimals and the doubles that Java prints, e.g. <c>1.3743299E7</c>.</summary>
/// <remarks>
/// Digits that fit into 53 bits and a power of ten that a double holds exactly make the number by one division or multiplication, which rounds
/// correctly; others take the slow way.
/// </remarks>
internal static class JsonNumber
{
    private const int MaxDigits = 19;

    // Fewer than 2^53 whatever they are.
    private const int SafeDigits = 15;
    private const ulong MaxExactMantissa = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    public static bool Begins(byte first) => first is >= (byte)'0' and <= (byte)'9' or (byte)'-';

    /// <summary>Reads a number without sign, exponent and blanks before it, as nearly all prices and sizes are.</summary>
    /// <returns>False if it is of another form; nothing has been stepped over then.</returns>
    public static bool TryReadPlain(ReadOnlySpan<byte> json, ref int position, out double value)
    {
        var at = position;
        var mantissa = Digits(json, ref at, 0);
        var whole = at - position;
        var fraction = 0;
        value = 0;
        if (whole is 0 or > SafeDigits || (uint)at >= (uint)json.Length)
            return false;
        if (json[at] == '.')
        {
            var point = ++at;
            mantissa = Digits(json, ref at, mantissa);
            fraction = at - point;
            if (fraction == 0 || whole + fraction > SafeDigits || (uint)at >= (uint)json.Length)
                return false;
        }

        if ((json[at] | 0x20) == 'e')
            return false;
        value = fraction == 0 ? mantissa : mantissa / PowersOfTen[fraction];
        position = at;
        return true;
    }

    /// <summary>Reads a number of any form.</summary>
    public static double ReadDouble(ReadOnlySpan<byte> json, ref int position)
    {
        var start = position;
        if (!Scan(json, ref position, out var mantissa, out var exponent, out var isNegative) || mantissa > MaxExactMantissa || exponent is < -22 or > 22)
            return SlowDouble(json[start..position]);
        var value = exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
        return isNegative ? -value : value;
    }

    /// <summary>Reads a whole number of 64 bits, also one written with a fraction of zeros or an exponent.</summary>
    /// <returns>False if it is not whole or too large; it has been stepped over all the same.</returns>
    public static bool TryReadInt64(ReadOnlySpan<byte> json, ref int position, out long value)
    {
        value = 0;
        return Scan(json, ref position, out var mantissa, out var exponent, out var isNegative) && TryWhole(mantissa, exponent, isNegative, out value);
    }

    public static void Skip(ReadOnlySpan<byte> json, ref int position) => Scan(json, ref position, out _, out _, out _);

    /// <summary>The number that a text means, also one that JSON cannot write; NaN if it means none.</summary>
    public static double DoubleOf(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("NaN"u8))
            return double.NaN;
        if (text.SequenceEqual("Infinity"u8))
            return double.PositiveInfinity;
        if (text.SequenceEqual("-Infinity"u8))
            return double.NegativeInfinity;
        return !text.IsEmpty && Begins(text[0]) ? SlowDouble(text) : double.NaN;
    }

    private static ulong Digits(ReadOnlySpan<byte> json, ref int at, ulong mantissa)
    {
        uint digit;
        for (; (uint)at < (uint)json.Length && (digit = (uint)(json[at] - '0')) <= 9; at++)
            mantissa = unchecked((mantissa * 10) + digit);
        return mantissa;
    }

    private static double SlowDouble(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double value, out var consumed) && consumed == text.Length ? value : double.NaN;

    private static bool TryWhole(ulong mantissa, int exponent, bool isNegative, out long value)
    {
        value = 0;
        if (mantissa == 0)
            return true;
        for (; exponent < 0; exponent++)
        {
            if (mantissa % 10 != 0)
                return false;
            mantissa /= 10;
        }

        for (; exponent > 0; exponent--)
        {
            if (mantissa > ulong.MaxValue / 10)
                return false;
            mantissa *= 10;
        }

        if (mantissa > (isNegative ? (ulong)long.MaxValue + 1 : long.MaxValue))
            return false;
        value = isNegative ? unchecked(-(long)mantissa) : (long)mantissa;
        return true;
    }

    /// <summary>Steps over a number and takes it apart into digits and a power of ten.</summary>
    /// <returns>False if it has more significant digits than fit; it has been stepped over all the same.</returns>
    private static bool Scan(ReadOnlySpan<byte> json, ref int position, out ulong mantissa, out int exponent, out bool isNegative)
    {
        var at = position;
        isNegative = json[at] == '-';
        if (isNegative)
            at++;
        mantissa = 0;
        exponent = 0;
        var first = at;
        var point = -1;
        var digits = 0;
        var fits = true;
        for (; (uint)at < (uint)json.Length; at++)
        {
            var digit = (uint)(json[at] - '0');
            if (digit <= 9)
            {
                if (digits < MaxDigits)
                {
                    mantissa = (mantissa * 10) + digit;
                    if (mantissa != 0)
                        digits++;
                    if (point >= 0)
                        exponent--;
                }
                else if (point < 0 || digit != 0)
                {
                    fits = false;
                }
            }
            else if (json[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        if (at == first || point == first || point == at - 1)
            throw new JsonException("The text is not JSON.");
        if ((uint)at < (uint)json.Length && (json[at] | 0x20) == 'e')
            fits &= ScanExponent(json, ref at, ref exponent);
        position = at;
        return fits;
    }

    private static bool ScanExponent(ReadOnlySpan<byte> json, ref int at, ref int exponent)
    {
        at++;
        var isNegative = at < json.Length && json[at] == '-';
        if (at < json.Length && json[at] is (byte)'-' or (byte)'+')
            at++;
        var first = at;
        var power = 0;
        for (; at < json.Length && (uint)(json[at] - '0') <= 9; at++)
            power = Math.Min((power * 10) + (json[at] - '0'), 9999);
        if (at == first)
            throw new JsonException("The text is not JSON.");
        exponent += isNegative ? -power : power;
        return power < 9999;
    }
}
