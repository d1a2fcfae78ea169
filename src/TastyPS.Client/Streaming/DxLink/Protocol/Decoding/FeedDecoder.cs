using System.Text.Json;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>
/// Reads FEED_DATA by the latest FEED_CONFIG and hands the events over, type by type. Each element of the data tells its own format: text is the
/// name of a type whose rows follow (compact), an object is one event (full), an array is the early form of a header.
/// </summary>
internal sealed class FeedDecoder
{
    private readonly EventDecoders _decoders;
    private readonly IDxLinkListener _listener;
    private bool _toldUnknownType;

    /// <param name="options">The fields that are asked for: until the server announces others they are taken for the columns.</param>
    /// <param name="listener">Takes the events.</param>
    public FeedDecoder(DxLinkSessionOptions options, IDxLinkListener listener)
    {
        _listener = listener;
        _decoders = new EventDecoders((type, doubt) => listener.OnUnreadable(
            $"{type} events came with {doubt}. Such values are left out from now on; others of these events may be wrong too, if the service mixed up its columns."));
        foreach (var type in options.Types)
            _decoders[type].UseColumns(FieldsOf(type, options));
    }

    /// <summary>The fields to ask for of a type.</summary>
    public IReadOnlyList<string> FieldsOf(MarketEventType type, DxLinkSessionOptions options) =>
        options.Fields.TryGetValue(type, out var chosen) ? chosen : _decoders[type].AllFields;

    /// <summary>Takes what a FEED_CONFIG announces; what it leaves out stays as it was.</summary>
    public void Configure(JsonElement message)
    {
        if (!message.TryGetProperty("eventFields", out var types) || types.ValueKind != JsonValueKind.Object)
            return;
        foreach (var type in types.EnumerateObject())
        {
            if (_decoders.Find(System.Text.Encoding.UTF8.GetBytes(type.Name)) is not { } decoder)
                continue;
            if (type.Value.ValueKind == JsonValueKind.Array && type.Value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String))
                decoder.UseColumns([.. type.Value.EnumerateArray().Select(name => name.GetString()!)]);
            else
                _listener.OnUnreadable($"FEED_CONFIG: the fields of {decoder.Type} are no list of names.");
        }
    }

    /// <summary>Reads the value of <c>data</c> and hands its events over.</summary>
    /// <exception cref="JsonException">It is not JSON. What came before the fault has been handed over.</exception>
    public void ReadData(ref JsonCursor cursor, long receivedTicks)
    {
        if (cursor.Peek() != '[')
        {
            cursor.Skip();
            _listener.OnUnreadable("FEED_DATA: the data is no array.");
            return;
        }

        try
        {
            cursor.Expect('[');
            if (!cursor.TryTake(']'))
                ReadElements(ref cursor, receivedTicks);
        }
        finally
        {
            _decoders.HandOver(_listener);
        }
    }

    private void ReadElements(ref JsonCursor cursor, long receivedTicks)
    {
        EventDecoder? announced = null;
        var isAnnounced = false;
        do
        {
            switch (cursor.Peek())
            {
                case (byte)'"':
                    announced = FindType(cursor.ReadString(out _));
                    isAnnounced = true;
                    break;
                case (byte)'[' when isAnnounced:
                    ReadRows(ref cursor, announced, receivedTicks);
                    isAnnounced = false;
                    break;
                case (byte)'[':
                    isAnnounced = ReadEarlyForm(ref cursor, receivedTicks, out announced);
                    break;
                case (byte)'{':
                    ReadObject(ref cursor, receivedTicks);
                    break;
                default:
                    cursor.Skip();
                    _listener.OnUnreadable("FEED_DATA: a value stands where a type, rows or an event were due.");
                    break;
            }
        }
        while (cursor.MoreUntil(']'));
        if (isAnnounced && announced is not null)
            _listener.OnUnreadable($"FEED_DATA: no rows follow the type {announced.Type}.");
    }

    private void ReadRows(ref JsonCursor cursor, EventDecoder? decoder, long receivedTicks)
    {
        if (decoder is null)
        {
            cursor.Skip();
            return;
        }

        cursor.Expect('[');
        ReadOpenRows(ref cursor, decoder, receivedTicks);
    }

    private void ReadOpenRows(ref JsonCursor cursor, EventDecoder decoder, long receivedTicks)
    {
        if (!decoder.ReadRows(ref cursor, receivedTicks))
            _listener.OnUnreadable($"FEED_DATA: the values of {decoder.Type} do not fit its {decoder.Columns} columns, and were left out.");
    }

    private void ReadObject(ref JsonCursor cursor, long receivedTicks)
    {
        var ahead = cursor;
        var typeName = FindTypeName(ref ahead);
        if (!typeName.IsEmpty && FindType(typeName) is { } decoder)
        {
            decoder.ReadObject(ref cursor, receivedTicks);
            return;
        }

        cursor.Skip();
        if (typeName.IsEmpty)
            _listener.OnUnreadable("FEED_DATA: an event has no type.");
    }

    private static ReadOnlySpan<byte> FindTypeName(ref JsonCursor cursor)
    {
        cursor.Expect('{');
        if (cursor.TryTake('}'))
            return default;
        do
        {
            if (cursor.ReadName().SequenceEqual("eventType"u8) && cursor.Peek() == '"')
                return cursor.ReadString(out _);
            cursor.Skip();
        }
        while (cursor.MoreUntil('}'));
        return default;
    }

    /// <summary>
    /// Reads <c>["Quote", ["eventSymbol", …]]</c> or <c>["Quote", "eventSymbol", …]</c>, which announces columns, or
    /// <c>["Quote", values…]</c>, which has the rows in it.
    /// </summary>
    /// <returns>True if the next array has the rows.</returns>
    private bool ReadEarlyForm(ref JsonCursor cursor, long receivedTicks, out EventDecoder? decoder)
    {
        decoder = null;
        var whole = cursor;
        cursor.Expect('[');
        if (cursor.Peek() != '"')
        {
            cursor = whole;
            cursor.Skip();
            _listener.OnUnreadable("FEED_DATA: rows without a type.");
            return false;
        }

        decoder = FindType(cursor.ReadString(out _));
        if (decoder is null)
        {
            cursor = whole;
            cursor.Skip();
            return true;
        }

        if (!cursor.MoreUntil(']'))
            return true;
        var names = cursor;
        if (cursor.TryTake('['))
        {
            if (ReadColumns(ref cursor, decoder))
            {
                cursor.Expect(']');
                return true;
            }

            cursor = names;
            cursor.Expect('[');
            ReadOpenRows(ref cursor, decoder, receivedTicks);
            cursor.Expect(']');
            return false;
        }

        if (ReadColumns(ref cursor, decoder))
            return true;
        cursor = names;
        ReadOpenRows(ref cursor, decoder, receivedTicks);
        return false;
    }

    /// <summary>Takes names through the closing bracket, if the first is one of a field.</summary>
    private static bool ReadColumns(ref JsonCursor cursor, EventDecoder decoder)
    {
        List<string> names = [];
        do
        {
            if (cursor.Peek() != '"')
                return false;
            var name = cursor.ReadString(out _);
            if (names.Count == 0 && !decoder.Knows(name))
                return false;
            names.Add(System.Text.Encoding.UTF8.GetString(name.ToArray()));
        }
        while (cursor.MoreUntil(']'));
        decoder.UseColumns(names);
        return true;
    }

    private EventDecoder? FindType(ReadOnlySpan<byte> name)
    {
        var decoder = _decoders.Find(name);
        if (decoder is null && !_toldUnknownType)
        {
            _toldUnknownType = true;
            _listener.OnUnreadable("FEED_DATA: events of a type that is not known, left out from now on.");
        }

        return decoder;
    }
}
