using System.IO.Compression;
using System.Net;

namespace TastyPS.Client.Http;

/// <summary>
/// What a content of gzip holds, unpacked as it is read. Its length is not known. The socket handlers of .NET can unpack as well, but then ask for compression
/// on every call, and the reply to an order is too short to gain from it what unpacking costs.
/// </summary>
internal sealed class UnpackedContent : HttpContent
{
    public const string Encoding = "gzip";

    private readonly HttpContent _packed;

    private UnpackedContent(HttpContent packed)
    {
        _packed = packed;
        foreach (var header in packed.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);

        Headers.ContentEncoding.Clear();
        Headers.ContentLength = null;
    }

    /// <summary>A reply whose content is plain.</summary>
    public static HttpResponseMessage Unpack(HttpResponseMessage response)
    {
        if (response.Content is { } content && content.Headers.ContentEncoding.Contains(Encoding, StringComparer.OrdinalIgnoreCase))
            response.Content = new UnpackedContent(content);

        return response;
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new GZipStream(await _packed.ReadAsStreamAsync().ConfigureAwait(false), CompressionMode.Decompress);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var plain = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await plain.CopyToAsync(stream).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _packed.Dispose();

        base.Dispose(disposing);
    }
}
