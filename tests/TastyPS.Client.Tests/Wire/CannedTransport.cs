using System.Text;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Wire;

/// <summary>A transport that answers every GET with the same body and remembers what was asked.</summary>
internal sealed class CannedTransport(Func<Stream> body) : IRestTransport
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 8, 24, 18, 0, 0, TimeSpan.Zero);

    public CannedTransport(string body)
        : this(() => new MemoryStream(Encoding.UTF8.GetBytes(body)))
    {
    }

    public List<(ApiFamily Family, string PathAndQuery)> Requests { get; } = [];

    public int RepliesDisposed { get; private set; }

    public Exception? Failure { get; init; }

    public Task<RestReply> GetAsync(ApiFamily family, string pathAndQuery, CancellationToken cancellationToken)
    {
        Requests.Add((family, pathAndQuery));
        if (Failure is not null)
            return Task.FromException<RestReply>(Failure);
        return Task.FromResult(new RestReply(pathAndQuery.Split('?')[0], body(), ReceivedAt, new Owner(this)));
    }

    private sealed class Owner(CannedTransport transport) : IDisposable
    {
        public void Dispose() => transport.RepliesDisposed++;
    }
}
