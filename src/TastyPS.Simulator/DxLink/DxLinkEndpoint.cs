using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using TastyPS.Simulator.DxLink.Sessions;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.DxLink;

/// <summary>Takes the connections of the stream's clients and keeps them while they last.</summary>
internal sealed class DxLinkEndpoint(SessionServices services, StreamAddress address) : ISocketEndpoint
{
    private const int ReceiveBuffer = 16 * 1024;

    private readonly ConcurrentDictionary<StreamSession, bool> _sessions = new();
    private int _sessionCount;

    /// <summary>How many sessions there have been.</summary>
    public int SessionCount => Volatile.Read(ref _sessionCount);

    public IReadOnlyCollection<StreamSession> Sessions => [.. _sessions.Keys];

    public bool Serves(string path) => address.IsNear(path);

    public RestReply? Refuse(string path)
    {
        if (services.Faults.TakeUpgrade() is { } fault) return RestReply.Html(fault.StatusCode, fault.StatusCode == 502 ? "Bad Gateway" : "Error");
        return address.IsCurrent(path) ? null : RestReply.Html(400, "Bad Request");
    }

    public async Task RunAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var session = new StreamSession(services);
        _sessions[session] = true;
        Interlocked.Increment(ref _sessionCount);
        try
        {
            // The protocol has a sign of life of its own; pings are not part of it.
            var upgraded = await context.AcceptWebSocketAsync(null, ReceiveBuffer, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
            await session.RunAsync(upgraded.WebSocket, stopping).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            // No proper upgrade, or the client left during it.
        }
        finally
        {
            _sessions.TryRemove(session, out _);
        }
    }
}
