using System.IO.Compression;
using System.Net;

namespace TastyPS.Client.Http;

/// <summary>What a content of gzip holds, unpacked as it is read. Its length is not known.</summary>
internal sealed class UnpackedContent : HttpContent
{
    private readonly HttpContent _packed;

    public UnpackedContent(HttpContent packed)
    {
        _packed = packed;
        foreach (var header in packed.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);

        Headers.ContentEncoding.Clear();
        Headers.ContentLength = null;
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
