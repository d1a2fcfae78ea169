using System.Text;
using System.Text.Json;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>Reads texts and characters, and gives the same string for the same text.</summary>
internal sealed class WireTexts
{
    private const int MaxSymbols = 1 << 16;
    private const int MaxTexts = 1 << 14;

    private readonly InternTable _symbols = new(MaxSymbols);
    private readonly InternTable _texts = new(MaxTexts);
    private byte[] _scratch = new byte[256];

    /// <summary>A symbol.</summary>
    /// <returns>False if the value is neither text nor null; it has been skipped then.</returns>
    public bool TryReadSymbol(ref JsonCursor cursor, out string symbol)
    {
        if (cursor.Peek() == '"')
        {
            symbol = _symbols.Get(ReadBytes(ref cursor));
            return true;
        }

        symbol = "";
        return cursor.Skip().SequenceEqual("null"u8);
    }

    /// <summary>Text; null where it is missing or empty. Of another value, its JSON.</summary>
    public string? ReadText(ref JsonCursor cursor)
    {
        var bytes = cursor.Peek() == '"' ? ReadBytes(ref cursor) : cursor.Skip();
        return bytes.IsEmpty || bytes.SequenceEqual("null"u8) ? null : _texts.Get(bytes);
    }

    /// <summary>A value of any shape as its JSON; null for null.</summary>
    public static string? ReadJson(ref JsonCursor cursor)
    {
        var bytes = cursor.Skip();
        return bytes.SequenceEqual("null"u8) ? null : Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The first character of a text; 0 where there is none.</summary>
    public char ReadCharacter(ref JsonCursor cursor)
    {
        if (cursor.Peek() != '"')
        {
            cursor.Skip();
            return '\0';
        }

        var bytes = ReadBytes(ref cursor);
        if (bytes.IsEmpty)
            return '\0';
        return bytes[0] < 0x80 ? (char)bytes[0] : _texts.Get(bytes)[0];
    }

    /// <summary>The bytes of a text without escapes; valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadBytes(ref JsonCursor cursor)
    {
        cursor.Peek();
        var copy = cursor;
        var raw = cursor.ReadString(out var isEscaped);
        return isEscaped ? Unescape(copy.Skip(), raw.Length) : raw;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted, int length)
    {
        if (_scratch.Length < length)
            _scratch = new byte[length * 2];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return _scratch.AsSpan(0, reader.CopyString(_scratch));
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException("A text is no Unicode.", failure);
        }
    }
}
