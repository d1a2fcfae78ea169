using TastyPS.Client.Http;

namespace TastyPS.Connections;

/// <summary>Brings a client's request log to the cmdlet whose work made the request, however many run on one connection.</summary>
internal sealed class RequestLog
{
    private readonly AsyncLocal<Action<RequestLogEntry>?> _listener = new();

    public void Write(RequestLogEntry entry)
    {
        try
        {
            _listener.Value?.Invoke(entry);
        }
        catch (OperationCanceledException)
        {
            // The cmdlet has ended; the request that outlived it has nobody to tell.
        }
    }

    /// <summary>Listens to the requests of this asynchronous flow until disposed of.</summary>
    public IDisposable Listen(Action<RequestLogEntry> listener)
    {
        _listener.Value = listener;
        return new Silence(_listener);
    }

    private sealed class Silence(AsyncLocal<Action<RequestLogEntry>?> listener) : IDisposable
    {
        public void Dispose() => listener.Value = null;
    }
}
