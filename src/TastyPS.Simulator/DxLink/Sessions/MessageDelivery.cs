using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.DxLink.Wire;
using TastyPS.Simulator.Wire;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>Puts messages on the wire, with what the faults say about it.</summary>
internal sealed class MessageDelivery(MessageSocket socket, DxLinkFaults faults, TimeProvider clock, Action<int, string> close)
{
    private volatile bool _isSilent;

    /// <summary>Whether nothing is sent any more.</summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>Sends a message; false if the connection has ended by it.</summary>
    public async Task<bool> DeliverAsync(ServerMessage message, CancellationToken cancellationToken)
    {
        if (IsSilent) return true;
        var fault = faults.TakeMessage(message.Type);
        switch (fault?.Kind)
        {
            case null:
                await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case DxLinkFaultKind.Silence:
                IsSilent = true;
                return true;
            case DxLinkFaultKind.Withhold:
                return true;
            case DxLinkFaultKind.Drop:
                return false;
            case DxLinkFaultKind.Close:
                close(fault.CloseCode, fault.Reason);
                return true;
            case DxLinkFaultKind.Cut:
                var half = new ArraySegment<byte>(message.Bytes.Array!, message.Bytes.Offset, message.Bytes.Count / 2);
                await socket.SendPartAsync(half, isLast: false, cancellationToken).ConfigureAwait(false);
                return false;
            case DxLinkFaultKind.Fragment:
                await socket.SendAsync(message.Bytes, fault.Count, cancellationToken).ConfigureAwait(false);
                return true;
            case DxLinkFaultKind.Pad:
                await socket.SendAsync(message.PaddedTo(fault.Count).Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case DxLinkFaultKind.Repeat:
                for (var copy = 0; copy < fault.Count; copy++) await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case DxLinkFaultKind.Delay:
                await clock.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
                break;
            case DxLinkFaultKind.Precede:
                await socket.SendAsync(ServerMessage.Raw(fault.Text).Bytes, 1, cancellationToken).ConfigureAwait(false);
                break;
        }
        await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
