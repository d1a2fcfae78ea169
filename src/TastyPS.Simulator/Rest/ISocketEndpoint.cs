using System.Net;

namespace TastyPS.Simulator.Rest;

/// <summary>Whoever speaks on WebSockets below some paths.</summary>
internal interface ISocketEndpoint
{
    /// <summary>Whether upgrades on a path are its business.</summary>
    bool Serves(string path);

    /// <summary>The reply to an upgrade that it does not want; null to take it.</summary>
    RestReply? Refuse(string path);

    /// <summary>Takes the upgrade and serves the client until the connection ends.</summary>
    Task RunAsync(HttpListenerContext context, CancellationToken stopping);
}
