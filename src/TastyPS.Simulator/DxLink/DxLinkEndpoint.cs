using TastyPS.Simulator.DxLink.Sessions;
using TastyPS.Simulator.Rest;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.DxLink;

/// <summary>Takes the connections of the stream's clients at its address of the moment.</summary>
internal sealed class DxLinkEndpoint(SessionServices services, StreamAddress address) : SocketEndpoint<StreamSession>(services.Faults, receiveBuffer: 16 * 1024)
{
    public override bool Serves(string path) => address.IsNear(path);

    protected override StreamSession CreateSession() => new(services);

    protected override RestReply? RefusePath(string path) => address.IsCurrent(path) ? null : RestReply.Html(400, "Bad Request");
}
