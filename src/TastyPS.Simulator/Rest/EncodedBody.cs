using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Simulator.Rest;

/// <summary>The bytes of a reply, plain and, made when first asked for, compressed. May be sent any number of times.</summary>
internal sealed class EncodedBody(byte[] plain)
{
    private readonly Lazy<byte[]> _gzip = new(() => Compress(plain));

    public byte[] Plain => plain;

    public byte[] Gzip => _gzip.Value;

    public static EncodedBody Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(writer);
        }
        return new EncodedBody(buffer.ToArray());
    }

    private static byte[] Compress(byte[] plain)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(plain, 0, plain.Length);
        return buffer.ToArray();
    }
}
