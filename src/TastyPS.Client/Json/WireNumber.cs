using System.Globalization;
using System.Text;

namespace TastyPS.Client.Json;

/// <summary>
/// Reads decimals from ASCII text. The service writes <c>"110.0"</c> where it means 110; the padding zeros of a fraction are
/// dropped, so that equal prices also look equal in a file.
/// </summary>
internal static class WireNumber
{
    private const int MaxFastDigits = 18;

    // Dividing by one with a full scale drops the trailing zeros of a decimal.
    private const decimal UnpaddedOne = 1.0000000000000000000000000000m;

    private const int LongestNumber = 64;

    /// <summary>As <see cref="TryParse(ReadOnlySpan{byte}, out decimal)"/>, from text.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0m;
        Span<byte> ascii = stackalloc byte[LongestNumber];
        if (text.Length > ascii.Length)
            return TryParse(Encoding.UTF8.GetBytes(text), out value);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127)
                return false;
            ascii[i] = (byte)text[i];
        }

        return TryParse(ascii[..text.Length], out value);
    }

    /// <summary>False for anything that is no finite number or does not fit a decimal.</summary>
    public static bool TryParse(ReadOnlySpan<byte> ascii, out decimal value)
    {
        var negative = !ascii.IsEmpty && ascii[0] == '-';
        var rest = negative ? ascii[1..] : ascii;
        long mantissa = 0;
        var digits = 0;
        var point = -1;
        for (var i = 0; i < rest.Length; i++)
        {
            var digit = rest[i] - '0';
            if ((uint)digit <= 9 && digits < MaxFastDigits)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (rest[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return TryParseSlowly(ascii, out value);
            }
        }

        value = 0m;
        if (digits == 0)
            return false;
        var scale = point < 0 ? 0 : rest.Length - point - 1;
        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative && mantissa != 0, (byte)scale);
        return true;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> ascii, out decimal value)
    {
        var text = Encoding.ASCII.GetString(ascii.ToArray());
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return false;
        value /= UnpaddedOne;
        return true;
    }
}
