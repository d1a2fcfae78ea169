using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.WebSockets.Faults;

/// <summary>One thing that goes wrong at an upgrade to a WebSocket or with the server's messages over it.</summary>
public sealed class SocketFault : RecurringFault
{
    /// <summary>What goes wrong.</summary>
    public SocketFaultKind Kind { get; set; }

    /// <summary>
    /// The messages it applies to: the type of a message or notification, e.g. <c>FEED_DATA</c> or <c>Order</c>, or the action that the account
    /// streamer replies to, e.g. <c>heartbeat</c>; null for all.
    /// </summary>
    public string? MessageType { get; set; }

    /// <summary>The HTTP status of <see cref="SocketFaultKind.RefuseUpgrade"/>.</summary>
    public int StatusCode { get; set; } = 502;

    /// <summary>The code of <see cref="SocketFaultKind.Close"/>.</summary>
    public int CloseCode { get; set; } = 1000;

    /// <summary>The reason of <see cref="SocketFaultKind.Close"/>.</summary>
    public string Reason { get; set; } = "Bye";

    /// <summary>How long <see cref="SocketFaultKind.Delay"/> waits, by the clock of the tokens.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Copies, fragments or bytes, depending on the kind.</summary>
    public int Count { get; set; } = 2;

    /// <summary>What <see cref="SocketFaultKind.Precede"/> sends.</summary>
    public string Text { get; set; } = "";

    /// <summary>Answers an upgrade with an HTTP status and the web page of a proxy.</summary>
    public static SocketFault RefuseUpgrade(int statusCode = 502, int? times = 1) => new() { Kind = SocketFaultKind.RefuseUpgrade, StatusCode = statusCode, Times = times };

    /// <summary>Falls silent without closing after so many messages.</summary>
    public static SocketFault Silence(int after = 0, string? messageType = null) => new() { Kind = SocketFaultKind.Silence, After = after, MessageType = messageType };

    /// <summary>Breaks the connection after so many messages.</summary>
    public static SocketFault Drop(int after = 0, string? messageType = null) => new() { Kind = SocketFaultKind.Drop, After = after, MessageType = messageType };

    /// <summary>Closes after so many messages.</summary>
    public static SocketFault Close(int code = 1000, string reason = "Bye", int after = 0, string? messageType = null) =>
        new() { Kind = SocketFaultKind.Close, CloseCode = code, Reason = reason, After = after, MessageType = messageType };

    /// <summary>Holds a message back for a time, e.g. a step of a handshake.</summary>
    public static SocketFault Delay(string messageType, TimeSpan duration) => new() { Kind = SocketFaultKind.Delay, MessageType = messageType, Duration = duration };

    /// <summary>Never sends a message, e.g. one reply to a heartbeat.</summary>
    public static SocketFault Withhold(string messageType, int? times = 1) => new() { Kind = SocketFaultKind.Withhold, MessageType = messageType, Times = times };

    /// <summary>Sends a message several times, e.g. a notification with its fills.</summary>
    public static SocketFault Repeat(string? messageType, int count = 2, int? times = 1) =>
        new() { Kind = SocketFaultKind.Repeat, MessageType = messageType, Count = count, Times = times };

    /// <summary>Sends messages in fragments.</summary>
    public static SocketFault Fragment(int count, string? messageType = null, int? times = null) =>
        new() { Kind = SocketFaultKind.Fragment, MessageType = messageType, Count = count, Times = times };

    /// <summary>Makes a message at least so many bytes long.</summary>
    public static SocketFault Pad(int bytes, string? messageType = null) => new() { Kind = SocketFaultKind.Pad, MessageType = messageType, Count = bytes };

    /// <summary>Sends half of a message and breaks the connection.</summary>
    public static SocketFault Cut(string? messageType = null, int after = 0) => new() { Kind = SocketFaultKind.Cut, MessageType = messageType, After = after };

    /// <summary>Sends any text before a message: garbage, an error, a notification of a type nobody knows.</summary>
    public static SocketFault Precede(string text, string? messageType = null, int after = 0, int? times = 1) =>
        new() { Kind = SocketFaultKind.Precede, Text = text, MessageType = messageType, After = after, Times = times };

    internal override void Check()
    {
        base.Check();
        if (StatusCode is < 200 or > 599) throw new ArgumentException($"{nameof(StatusCode)} must lie between 200 and 599.");
        if (CloseCode is < 1000 or > 4999) throw new ArgumentException($"{nameof(CloseCode)} must lie between 1000 and 4999.");
        if (Count < 1) throw new ArgumentException($"{nameof(Count)} must be positive.");
        if (Duration < TimeSpan.Zero) throw new ArgumentException($"{nameof(Duration)} must not be negative.");
        if (Reason.Length > 120) throw new ArgumentException($"{nameof(Reason)} must fit into a close frame.");
    }
}
