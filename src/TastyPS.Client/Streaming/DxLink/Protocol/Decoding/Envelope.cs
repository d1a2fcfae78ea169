namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>The members of a message that every one has, found without looking into the others.</summary>
internal readonly ref struct Envelope
{
    private const int None = -1;

    private Envelope(ReadOnlySpan<byte> type, long? channel, int dataAt)
    {
        Type = type;
        Channel = channel;
        DataAt = dataAt;
    }

    /// <summary>The type; empty if there is none.</summary>
    public ReadOnlySpan<byte> Type { get; }

    /// <summary>The channel; null if there is none.</summary>
    public long? Channel { get; }

    /// <summary>Where the value of <c>data</c> begins; negative if there is none.</summary>
    public int DataAt { get; }

    /// <summary>True if the message can be used at all.</summary>
    public bool IsComplete => !Type.IsEmpty && Channel is not null;

    /// <summary>Reads up to where <c>data</c> begins if type and channel come before it, as they do; else to the end.</summary>
    /// <exception cref="System.Text.Json.JsonException">The message is not JSON.</exception>
    public static Envelope Read(ReadOnlySpan<byte> message)
    {
        var cursor = new JsonCursor(message);
        ReadOnlySpan<byte> type = default;
        long? channel = null;
        var dataAt = None;
        cursor.Expect('{');
        if (cursor.TryTake('}'))
            return default;
        do
        {
            var name = cursor.ReadName();
            var mark = cursor.Peek();
            if (name.SequenceEqual("type"u8) && mark == '"')
                type = cursor.ReadString(out _);
            else if (name.SequenceEqual("channel"u8) && mark != '"')
                channel = cursor.TryReadInt64(out var number) ? number : null;
            else if (!name.SequenceEqual("data"u8))
                cursor.Skip();
            else if ((dataAt = cursor.Position) >= 0 && !type.IsEmpty && channel is not null)
                return new Envelope(type, channel, dataAt);
            else
                cursor.Skip();
        }
        while (cursor.MoreUntil('}'));
        cursor.ExpectEnd();
        return new Envelope(type, channel, dataAt);
    }

    /// <summary>Reads what comes behind the value of <c>data</c>.</summary>
    /// <exception cref="System.Text.Json.JsonException">The message does not end as it should.</exception>
    public static void ReadEnd(ref JsonCursor cursor)
    {
        while (cursor.MoreUntil('}'))
        {
            cursor.ReadName();
            cursor.Skip();
        }

        cursor.ExpectEnd();
    }
}
