using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.WebSockets.Faults;

/// <summary>
/// What is going to go wrong with a server's WebSockets. Thread-safe; everything may be changed while sessions run. Each message of the server
/// meets at most one fault: the first one in the order of adding that matches and is not used up; faults behind that one do not count it.
/// </summary>
public abstract class SocketFaults
{
    private readonly FaultRegister<SocketFault> _register = new();

    private protected SocketFaults()
    {
    }

    /// <summary>How many upgrades and messages have met a fault.</summary>
    public int Hits => _register.Hits;

    /// <summary>How many faults are still to come or in force.</summary>
    public int Count => _register.Count;

    /// <summary>Adds a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(SocketFault fault) => _register.Add(fault);

    /// <summary>Removes all faults and sets every switch back.</summary>
    public virtual void Clear() => _register.Clear();

    internal SocketFault? TakeUpgrade() => _register.Take(fault => fault.Kind == SocketFaultKind.RefuseUpgrade);

    internal SocketFault? TakeMessage(string messageType) =>
        _register.Take(fault => fault.Kind != SocketFaultKind.RefuseUpgrade && (fault.MessageType is null || fault.MessageType == messageType));
}
