using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>Sits on the sockets and counts the submissions that leave, by the identifiers in them.</summary>
/// <param name="sockets">The client's own handler.</param>
/// <param name="left">Told that a submission has left; what it returns is disposed of when the reply has come, or has failed to.</param>
internal sealed class WireTap(HttpMessageHandler sockets, Func<string, IDisposable?> left) : DelegatingHandler(sockets)
{
    private readonly ConcurrentDictionary<string, int> _sent = new();

    /// <summary>How often each identifier has left.</summary>
    public IReadOnlyDictionary<string, int> Sent => _sent;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || !request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal))
            return await base.SendAsync(request, cancellationToken);

        using var content = new TappedContent(request.Content!, Count);
        request.Content = content;
        return await base.SendAsync(request, cancellationToken);
    }

    private IDisposable? Count(string identifier)
    {
        _sent.AddOrUpdate(identifier, 1, static (_, count) => count + 1);
        return left(identifier);
    }

    private sealed class TappedContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly Func<string, IDisposable?> _left;
        private IDisposable? _wait;

        public TappedContent(HttpContent inner, Func<string, IDisposable?> left)
        {
            (_inner, _left) = (inner, left);
            foreach (var (name, values) in inner.Headers)
                Headers.TryAddWithoutValidation(name, values);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var body = new MemoryStream();
            await _inner.CopyToAsync(body, context);
            var bytes = body.ToArray();
            using var json = JsonDocument.Parse(bytes);
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
            _wait = _left(json.RootElement.GetProperty("external-identifier").GetString()!);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _inner.Headers.ContentLength ?? 0;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _wait?.Dispose();
            base.Dispose(disposing);
        }
    }
}
