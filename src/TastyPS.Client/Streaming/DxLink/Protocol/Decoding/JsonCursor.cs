using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>
/// Walks over JSON in UTF-8, value by value, without allocating. It asks of the text what is needed to find the values and their ends,
/// and every method throws a <see cref="JsonException"/> where it does not find that.
/// </summary>
/// <remarks>
/// The library's reader checks the whole grammar and unescapes, token by token, which costs more than all the rest of a frame. A frame holds a
/// hundred numbers to a name, and the next frame comes whatever this one held.
/// </remarks>
internal ref struct JsonCursor
{
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
        if (JsonNumber.TryReadPlain(_json, ref _at, out var plain))
            return plain;
        var first = Peek();
        if (JsonNumber.Begins(first))
            return JsonNumber.ReadDouble(_json, ref _at);
        return first == '"' ? JsonNumber.DoubleOf(ReadString(out _)) : SkipTo(double.NaN);
    }

    /// <summary>A whole number of 64 bits, also written with a fraction of zeros or an exponent, or as text.</summary>
    /// <returns>False if it is none; it has been skipped then.</returns>
    public bool TryReadInt64(out long value)
    {
        value = 0;
        var first = Peek();
        if (JsonNumber.Begins(first))
            return JsonNumber.TryReadInt64(_json, ref _at, out value);
        if (first == '"')
        {
            var text = ReadString(out _);
            return !text.IsEmpty && JsonNumber.Begins(text[0]) && new JsonCursor(text).TryReadInt64(out value);
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
                    JsonNumber.Skip(_json, ref _at);
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
}
