using System.Text;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Wire;

/// <summary>A transport that answers from a script, or always with the same body, and remembers what was asked.</summary>
internal sealed class CannedTransport(Func<string, Stream> body) : IRestTransport
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 8, 24, 18, 0, 0, TimeSpan.Zero);

    public CannedTransport(Func<Stream> body)
        : this(_ => body())
    {
    }

    public CannedTransport(string body)
        : this(_ => body)
    {
    }

    public CannedTransport(Func<string, string> bodyOf)
        : this(address => new MemoryStream(Encoding.UTF8.GetBytes(bodyOf(address))))
    {
    }

    public List<(ApiFamily Family, string PathAndQuery)> Requests { get; } = [];

    public int RepliesDisposed { get; private set; }

    public Exception? Failure { get; init; }

    public List<(HttpMethod Method, string? Body)> Sent { get; } = [];

    public Task<RestReply> SendAsync(ApiFamily family, HttpMethod method, string pathAndQuery, string? json, CancellationToken cancellationToken)
    {
        Sent.Add((method, json));
        return GetAsync(family, pathAndQuery, cancellationToken);
    }

    public Task<RestReply> GetAsync(ApiFamily family, string pathAndQuery, CancellationToken cancellationToken)
    {
        Requests.Add((family, pathAndQuery));
        if (Failure is not null)
            return Task.FromException<RestReply>(Failure);
        return Task.FromResult(new RestReply(pathAndQuery.Split('?')[0], body(pathAndQuery), ReceivedAt, new Owner(this)));
    }

    private sealed class Owner(CannedTransport transport) : IDisposable
    {
        public void Dispose() => transport.RepliesDisposed++;
    }
}
