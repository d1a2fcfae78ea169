using System.Net;

namespace TastyPS.Client.Http;

/// <summary>
/// The content of a request that must not be sent twice, also of one that has no body. Socket handlers repeat a request without content by themselves when a kept
/// connection turns out to be closed; with content they do not, and one that still asks for it a second time gets a failure.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private readonly byte[] _bytes;
    private int _timesAsked;

    /// <param name="json">The body in UTF-8; null for none.</param>
    public OnceContent(byte[]? json)
    {
        _bytes = json ?? [];
        if (json is not null)
            Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    /// <summary>False if for certain no byte of the request has left: the connection, its TLS included, did not come about.</summary>
    public bool MayHaveLeft => Volatile.Read(ref _timesAsked) > 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (Interlocked.Increment(ref _timesAsked) > 1)
            throw new IOException("The request has been sent before and is not sent again.");
        return _bytes.Length == 0 ? Task.CompletedTask : stream.WriteAsync(_bytes, 0, _bytes.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
