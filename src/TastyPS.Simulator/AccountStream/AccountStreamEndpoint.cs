using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using TastyPS.Simulator.AccountStream.Sessions;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.AccountStream;

/// <summary>
/// Takes the connections of the account streamer's clients and keeps them while they last. The service has a host of its own for it and no path,
/// so that clients which know nothing but a host come to the root.
/// </summary>
internal sealed class AccountStreamEndpoint(AccountSessionServices services) : ISocketEndpoint
{
    /// <summary>The path beside the root.</summary>
    public const string Path = "/account-stream";

    private const int ReceiveBuffer = 4 * 1024;

    private readonly ConcurrentDictionary<AccountSession, bool> _sessions = new();
    private int _sessionCount;

    /// <summary>How many sessions there have been.</summary>
    public int SessionCount => Volatile.Read(ref _sessionCount);

    public IReadOnlyCollection<AccountSession> Sessions => [.. _sessions.Keys];

    public bool IsUnheard => _sessions.IsEmpty;

    public bool Serves(string path) => path.TrimEnd('/') is "" or Path;

    public RestReply? Refuse(string path) =>
        services.Faults.TakeUpgrade() is { } fault ? RestReply.Html(fault.StatusCode, fault.StatusCode == 502 ? "Bad Gateway" : "Error") : null;

    public async Task RunAsync(HttpListenerContext context, CancellationToken stopping)
    {
        using var session = new AccountSession(services);
        _sessions[session] = true;
        Interlocked.Increment(ref _sessionCount);
        try
        {
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
