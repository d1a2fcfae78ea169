using System.Net;

namespace TastyPS.Client.Http;

/// <summary>A reply whose body is still to be read.</summary>
internal sealed class RestReply(string path, Stream body, DateTimeOffset receivedAt, IDisposable owner) : IDisposable
{
    /// <summary>The request's path without its query, for messages.</summary>
    public string Path { get; } = path;

    /// <summary>The body, decompressed. Read it once.</summary>
    public Stream Body { get; } = body;

    /// <summary>When the head of the reply arrived, by the client's clock.</summary>
    public DateTimeOffset ReceivedAt { get; } = receivedAt;

    /// <summary>The status, always one of success.</summary>
    public HttpStatusCode StatusCode { get; init; } = HttpStatusCode.OK;

    public void Dispose() => owner.Dispose();
}
