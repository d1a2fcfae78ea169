using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>Where a conversation puts its answers.</summary>
internal interface IOutbox
{
    /// <summary>Sends a message behind those before it.</summary>
    void Send(SocketMessage message);

    /// <summary>Closes the session once everything before has been sent.</summary>
    void Close(int code, string reason);

    /// <summary>Says that there is something to send.</summary>
    void Wake();
}
