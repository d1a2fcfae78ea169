using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.Wire;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>Puts frames on the wire, with what the faults say about it.</summary>
internal sealed class FrameDelivery(MessageSocket socket, AccountStreamFaults faults, TimeProvider clock, Action<int, string> close)
{
    private volatile bool _isSilent;

    /// <summary>Whether nothing is sent any more.</summary>
    public bool IsSilent
    {
        get => _isSilent;
        set => _isSilent = value;
    }

    /// <summary>Sends a frame; false if the connection has ended by it.</summary>
    public async Task<bool> DeliverAsync(StreamFrame frame, CancellationToken cancellationToken)
    {
        if (IsSilent) return true;
        var fault = faults.TakeMessage(frame.Kind);
        var copies = 1;
        switch (fault?.Kind)
        {
            case AccountStreamFaultKind.Silence:
                IsSilent = true;
                return true;
            case AccountStreamFaultKind.Withhold:
                return true;
            case AccountStreamFaultKind.Drop:
                return false;
            case AccountStreamFaultKind.Close:
                close(fault.CloseCode, fault.Reason);
                return true;
            case AccountStreamFaultKind.Repeat:
                copies = fault.Count;
                break;
            case AccountStreamFaultKind.Delay:
                await clock.Delay(fault.Duration, cancellationToken).ConfigureAwait(false);
                break;
            case AccountStreamFaultKind.Precede:
                await socket.SendAsync(StreamFrame.Raw(fault.Text).Bytes, 1, cancellationToken).ConfigureAwait(false);
                break;
        }
        for (var copy = 0; copy < copies; copy++) await socket.SendAsync(frame.Bytes, 1, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
