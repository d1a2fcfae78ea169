using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>A message on its way to a client, already in bytes.</summary>
internal sealed class ServerMessage
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public ServerMessage(string type, ArraySegment<byte> bytes)
    {
        Type = type;
        Bytes = bytes;
    }

    /// <summary>E.g. <c>FEED_DATA</c>.</summary>
    public string Type { get; }

    public ArraySegment<byte> Bytes { get; }

    /// <summary>How many events it carries.</summary>
    public int Events { get; init; }

    /// <summary>Writes a message with its type and channel first, as the service does.</summary>
    public static ServerMessage Create(string type, int channel, Action<Utf8JsonWriter>? write = null, int events = 0)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteNumber("channel", channel);
            write?.Invoke(json);
            json.WriteEndObject();
        }
        return new ServerMessage(type, new ArraySegment<byte>(stream.GetBuffer(), 0, (int)stream.Length)) { Events = events };
    }

    /// <summary>Any text, whether it is a message or not.</summary>
    public static ServerMessage Raw(string text) => new("", new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)));

    /// <summary>Its text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes.Array!, Bytes.Offset, Bytes.Count);

    /// <summary>The same message, made at least as long as asked for by blanks before its end.</summary>
    public ServerMessage PaddedTo(int length)
    {
        if (Bytes.Count >= length) return this;
        var bytes = new byte[length];
        Array.Copy(Bytes.Array!, Bytes.Offset, bytes, 0, Bytes.Count - 1);
        for (var at = Bytes.Count - 1; at < length - 1; at++) bytes[at] = (byte)' ';
        bytes[length - 1] = Bytes.Array![Bytes.Offset + Bytes.Count - 1];
        return new ServerMessage(Type, new ArraySegment<byte>(bytes)) { Events = Events };
    }
}
