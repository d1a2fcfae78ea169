using TastyPS.Simulator.AccountStream.Sessions;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.AccountStream;

/// <summary>
/// Takes the connections of the account streamer's clients. The service has a host of its own for it and no path, so that clients which know
/// nothing but a host come to the root.
/// </summary>
internal sealed class AccountStreamEndpoint(AccountSessionServices services) : SocketEndpoint<AccountSession>(services.Faults, receiveBuffer: 4 * 1024)
{
    /// <summary>The path beside the root.</summary>
    public const string Path = "/account-stream";

    public override bool Serves(string path) => path.TrimEnd('/') is "" or Path;

    protected override AccountSession CreateSession() => new(services);
}
