namespace TastyPS.Simulator.DxLink.Limits;

/// <summary>How often clients have gone beyond a limit in force. Thread-safe.</summary>
public sealed class DxLinkViolations
{
    private int _sessions;
    private int _size;
    private int _rate;
    private int _messageBytes;
    private int _protocol;

    /// <summary>Sessions beyond those allowed at once.</summary>
    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Messages that subscribed more than a session may hold.</summary>
    public int Size => Volatile.Read(ref _size);

    /// <summary>Messages that came with too many adds and removes.</summary>
    public int Rate => Volatile.Read(ref _rate);

    /// <summary>Messages that were too long.</summary>
    public int MessageBytes => Volatile.Read(ref _messageBytes);

    /// <summary>Breaches of the protocol, each answered with an ERROR: unreadable messages, wrong channels, steps out of order.</summary>
    public int Protocol => Volatile.Read(ref _protocol);

    /// <summary>All of them.</summary>
    public int Total => Sessions + Size + Rate + MessageBytes + Protocol;

    /// <inheritdoc/>
    public override string ToString() => $"{Sessions} sessions, {Size} size, {Rate} rate, {MessageBytes} message bytes, {Protocol} protocol";

    internal void CountSession() => Interlocked.Increment(ref _sessions);

    internal void CountSize() => Interlocked.Increment(ref _size);

    internal void CountRate() => Interlocked.Increment(ref _rate);

    internal void CountMessageBytes() => Interlocked.Increment(ref _messageBytes);

    internal void CountProtocol() => Interlocked.Increment(ref _protocol);
}
