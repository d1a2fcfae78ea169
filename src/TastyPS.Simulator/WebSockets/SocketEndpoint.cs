using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using TastyPS.Simulator.Rest;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.WebSockets;

/// <summary>Takes the connections of a server's clients and keeps them while they last.</summary>
internal abstract class SocketEndpoint<TSession>(SocketFaults faults, int receiveBuffer) : ISocketEndpoint
    where TSession : SocketSession
{
    private readonly ConcurrentDictionary<TSession, bool> _sessions = new();
    private int _sessionCount;

    /// <summary>How many sessions there have been.</summary>
    public int SessionCount => Volatile.Read(ref _sessionCount);

    public IReadOnlyCollection<TSession> Sessions => [.. _sessions.Keys];

    /// <summary>Whether no session is open.</summary>
    public bool IsUnheard => _sessions.IsEmpty;

    public abstract bool Serves(string path);

    public RestReply? Refuse(string path) => faults.TakeUpgrade() is { } fault
        ? RestReply.Html(fault.StatusCode, fault.StatusCode == 502 ? "Bad Gateway" : "Error")
        : RefusePath(path);

    public async Task RunAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var session = CreateSession();
        session.Start();
        _sessions[session] = true;
        Interlocked.Increment(ref _sessionCount);
        try
        {
            // Both protocols have a sign of life of their own; pings are not part of them.
            var upgraded = await context.AcceptWebSocketAsync(null, receiveBuffer, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
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

    protected abstract TSession CreateSession();

    /// <summary>The reply to an upgrade at a path where the server is no longer; null to take it.</summary>
    protected virtual RestReply? RefusePath(string path) => null;
}
