using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.WebSockets;

/// <summary>Puts messages on the wire, with what the faults say about it.</summary>
internal sealed class MessageDelivery(MessageSocket socket, SocketFaults faults, TimeProvider clock, Action<int, string> close)
{
    private volatile bool _isSilent;

    /// <summary>Whether nothing is sent any more.</summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>Sends a message; false if the connection has ended by it.</summary>
    public async Task<bool> DeliverAsync(SocketMessage message, CancellationToken cancellationToken)
    {
        if (IsSilent) return true;
        var fault = faults.TakeMessage(message.Type);
        switch (fault?.Kind)
        {
            case null:
                await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case SocketFaultKind.Silence:
                IsSilent = true;
                return true;
            case SocketFaultKind.Withhold:
                return true;
            case SocketFaultKind.Drop:
                return false;
            case SocketFaultKind.Close:
                close(fault.CloseCode, fault.Reason);
                return true;
            case SocketFaultKind.Cut:
                var half = new ArraySegment<byte>(message.Bytes.Array!, message.Bytes.Offset, message.Bytes.Count / 2);
                await socket.SendPartAsync(half, isLast: false, cancellationToken).ConfigureAwait(false);
                return false;
            case SocketFaultKind.Fragment:
                await socket.SendAsync(message.Bytes, fault.Count, cancellationToken).ConfigureAwait(false);
                return true;
            case SocketFaultKind.Pad:
                await socket.SendAsync(message.PaddedTo(fault.Count).Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case SocketFaultKind.Repeat:
                for (var copy = 0; copy < fault.Count; copy++) await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
                return true;
            case SocketFaultKind.Delay:
                await clock.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
                break;
            case SocketFaultKind.Precede:
                await socket.SendAsync(SocketMessage.Raw(fault.Text).Bytes, 1, cancellationToken).ConfigureAwait(false);
                break;
        }
        await socket.SendAsync(message.Bytes, 1, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
