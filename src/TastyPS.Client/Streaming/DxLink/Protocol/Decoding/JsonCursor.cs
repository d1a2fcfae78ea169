using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>
/// Walks over JSON in UTF-8, value by value, without allocating. It asks of the text what is needed to find the values and their ends,
/// and every method throws a <see cref="JsonException"/> where it does not find that.
/// </summary>
/// <remarks>Numbers of up to 53 bits with a power of ten that a double holds exactly are made by one division or multiplication, which rounds correctly; others take the slow way.</remarks>
internal ref struct JsonCursor
{
    private const int MaxDigits = 19;
    private const ulong MaxExactMantissa = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private readonly ReadOnlySpan<byte> _json;
    private int _at;

    public JsonCursor(ReadOnlySpan<byte> json, int start = 0)
    {
        _json = json;
        _at = start;
    }

    /// <summary>Bytes before the next value.</summary>
    public readonly int Position => _at;

    /// <summary>The first byte of what comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        if ((uint)_at < (uint)_json.Length && _json[_at] > ' ')
            return _json[_at];
        SkipBlanks();
        return _json[_at];
    }

    /// <summary>Steps over a mark that must be there.</summary>
    public void Expect(char mark)
    {
        if (Peek() != mark)
            Fail();
        _at++;
    }

    /// <summary>Steps over a mark if it is there.</summary>
    public bool TryTake(char mark)
    {
        if (Peek() != mark)
            return false;
        _at++;
        return true;
    }

    /// <summary>After a value: true if another one follows, false if the container ended here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoreUntil(char end)
    {
        var mark = Peek();
        if (mark != ',' && mark != end)
            Fail();
        _at++;
        return mark == ',';
    }

    /// <summary>Fails unless nothing but blanks is left.</summary>
    public void ExpectEnd()
    {
        while (_at < _json.Length)
        {
            if (_json[_at++] > ' ')
                Fail();
        }
    }

    /// <summary>The bytes between the quotes of a string, with its escapes.</summary>
    public ReadOnlySpan<byte> ReadString(out bool isEscaped)
    {
        Expect('"');
        var rest = _json[_at..];
        isEscaped = false;
        var length = 0;
        while (true)
        {
            var next = rest[length..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                Fail();
            length += next;
            if (rest[length] == '"')
                break;
            isEscaped = true;
            length += 2;
            if (length > rest.Length)
                Fail();
        }

        _at += length + 1;
        return rest[..length];
    }

    /// <summary>The name of a member, and steps over its colon.</summary>
    public ReadOnlySpan<byte> ReadName()
    {
        var name = ReadString(out _);
        Expect(':');
        return name;
    }

    /// <summary>A floating-point number. Text of a number counts, also of those that JSON cannot write; anything else is NaN.</summary>
    public double ReadDouble()
    {
        var first = Peek();
        if (!IsNumber(first))
            return first == '"' ? DoubleOf(ReadString(out _)) : SkipTo(double.NaN);
        var start = _at;
        if (!Scan(out var mantissa, out var exponent, out var isNegative) || mantissa > MaxExactMantissa || exponent is < -22 or > 22)
            return SlowDouble(_json[start.._at]);
        var value = exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
        return isNegative ? -value : value;
    }

    /// <summary>A whole number of 64 bits, also written with a fraction of zeros or an exponent, or as text.</summary>
    /// <returns>False if it is none; it has been skipped then.</returns>
    public bool TryReadInt64(out long value)
    {
        value = 0;
        var first = Peek();
        if (IsNumber(first))
            return Scan(out var mantissa, out var exponent, out var isNegative) && TryWhole(mantissa, exponent, isNegative, out value);
        if (first == '"')
        {
            var text = ReadString(out _);
            return !text.IsEmpty && IsNumber(text[0]) && new JsonCursor(text).TryReadInt64(out value);
        }

        Skip();
        return false;
    }

    /// <summary>True or false, also as text; null for anything else.</summary>
    public bool? ReadBoolean()
    {
        switch (Peek())
        {
            case (byte)'t':
                Literal("true"u8);
                return true;
            case (byte)'f':
                Literal("false"u8);
                return false;
            case (byte)'"':
                var text = ReadString(out _);
                return text.SequenceEqual("true"u8) ? true : text.SequenceEqual("false"u8) ? false : null;
            default:
                Skip();
                return null;
        }
    }

    /// <summary>Steps over a value of any shape.</summary>
    /// <returns>Its text.</returns>
    public ReadOnlySpan<byte> Skip()
    {
        Peek();
        var start = _at;
        var depth = 0;
        do
        {
            switch (Peek())
            {
                case (byte)'"':
                    ReadString(out _);
                    break;
                case (byte)'[' or (byte)'{':
                    depth++;
                    _at++;
                    break;
                case (byte)']' or (byte)'}':
                    depth--;
                    _at++;
                    break;
                case (byte)',' or (byte)':' when depth > 0:
                    _at++;
                    break;
                case (byte)'t':
                    Literal("true"u8);
                    break;
                case (byte)'f':
                    Literal("false"u8);
                    break;
                case (byte)'n':
                    Literal("null"u8);
                    break;
                default:
                    Scan(out _, out _, out _);
                    break;
            }

            if (depth < 0)
                Fail();
        }
        while (depth > 0);
        return _json[start.._at];
    }

    [DoesNotReturn]
    private static void Fail() => throw new JsonException("The text is not JSON.");

    private static bool IsNumber(byte first) => first is >= (byte)'0' and <= (byte)'9' or (byte)'-';

    private static double DoubleOf(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("NaN"u8))
            return double.NaN;
        if (text.SequenceEqual("Infinity"u8))
            return double.PositiveInfinity;
        if (text.SequenceEqual("-Infinity"u8))
            return double.NegativeInfinity;
        return !text.IsEmpty && IsNumber(text[0]) ? SlowDouble(text) : double.NaN;
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

    private double SkipTo(double value)
    {
        Skip();
        return value;
    }

    private void Literal(ReadOnlySpan<byte> text)
    {
        if (!_json[_at..].StartsWith(text))
            Fail();
        _at += text.Length;
    }

    private void SkipBlanks()
    {
        while ((uint)_at < (uint)_json.Length && _json[_at] <= ' ')
            _at++;
        if (_at >= _json.Length)
            Fail();
    }

    /// <summary>Steps over a number and takes it apart into digits and a power of ten.</summary>
    /// <returns>False if it has more significant digits than fit; it has been stepped over all the same.</returns>
    private bool Scan(out ulong mantissa, out int exponent, out bool isNegative)
    {
        var json = _json;
        var at = _at;
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
            Fail();
        if ((uint)at < (uint)json.Length && (json[at] | 0x20) == 'e')
            fits &= ScanExponent(ref at, ref exponent);
        _at = at;
        return fits;
    }

    private readonly bool ScanExponent(ref int at, ref int exponent)
    {
        at++;
        var isNegative = at < _json.Length && _json[at] == '-';
        if (at < _json.Length && _json[at] is (byte)'-' or (byte)'+')
            at++;
        var first = at;
        var power = 0;
        for (; at < _json.Length && (uint)(_json[at] - '0') <= 9; at++)
            power = Math.Min((power * 10) + (_json[at] - '0'), 9999);
        if (at == first)
            Fail();
        exponent += isNegative ? -power : power;
        return power < 9999;
    }
}
