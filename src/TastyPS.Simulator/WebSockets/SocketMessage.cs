using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Simulator.WebSockets;

/// <summary>A message on its way to a client, already in bytes.</summary>
/// <param name="type">What faults know it by.</param>
/// <param name="bytes">Its text.</param>
internal class SocketMessage(string type, ArraySegment<byte> bytes)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public string Type => type;

    public ArraySegment<byte> Bytes => bytes;

    /// <summary>Any text, whether it is a message or not.</summary>
    public static SocketMessage Raw(string text) => new("", new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)));

    /// <summary>A JSON object.</summary>
    public static ArraySegment<byte> Json(Action<Utf8JsonWriter> writeProperties)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            writeProperties(json);
            json.WriteEndObject();
        }
        return new ArraySegment<byte>(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Its text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);

    /// <summary>The same message, made at least as long as asked for by blanks before its end.</summary>
    public SocketMessage PaddedTo(int length)
    {
        if (bytes.Count >= length) return this;
        var padded = new byte[length];
        Array.Copy(bytes.Array!, bytes.Offset, padded, 0, bytes.Count - 1);
        for (var at = bytes.Count - 1; at < length - 1; at++) padded[at] = (byte)' ';
        padded[length - 1] = bytes.Array![bytes.Offset + bytes.Count - 1];
        return new SocketMessage(type, new ArraySegment<byte>(padded));
    }
}
