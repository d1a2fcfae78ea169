using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Faults;

/// <summary>
/// One thing that goes wrong at an upgrade or with messages of the server. A fault is described once and copied by
/// <see cref="DxLinkFaults.Add"/>, so that later changes of this object have no effect.
/// </summary>
public sealed class DxLinkFault
{
    /// <summary>What goes wrong.</summary>
    public DxLinkFaultKind Kind { get; set; }

    /// <summary>The messages it applies to, e.g. <c>FEED_DATA</c>; null for all.</summary>
    public string? MessageType { get; set; }

    /// <summary>How often it happens; null for always.</summary>
    public int? Times { get; set; } = 1;

    /// <summary>How many matching messages, of all sessions together, are spared first.</summary>
    public int After { get; set; }

    /// <summary>How likely each matching message is to meet it, above 0 and at most 1.</summary>
    public double Chance { get; set; } = 1;

    /// <summary>What <see cref="Chance"/> is drawn from: the same messages of the same seed meet it.</summary>
    public int Seed { get; set; }

    /// <summary>The HTTP status of <see cref="DxLinkFaultKind.RefuseUpgrade"/>.</summary>
    public int StatusCode { get; set; } = 502;

    /// <summary>The code of <see cref="DxLinkFaultKind.Close"/>.</summary>
    public int CloseCode { get; set; } = 1000;

    /// <summary>The reason of <see cref="DxLinkFaultKind.Close"/>.</summary>
    public string Reason { get; set; } = "Bye";

    /// <summary>How long <see cref="DxLinkFaultKind.Delay"/> waits, by the clock of the tokens.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Copies, fragments or bytes, depending on the kind.</summary>
    public int Count { get; set; } = 2;

    /// <summary>What <see cref="DxLinkFaultKind.Precede"/> sends.</summary>
    public string Text { get; set; } = "";

    /// <summary>Answers an upgrade with an HTTP status and the web page of a proxy.</summary>
    public static DxLinkFault RefuseUpgrade(int statusCode = 502, int? times = 1) => new() { Kind = DxLinkFaultKind.RefuseUpgrade, StatusCode = statusCode, Times = times };

    /// <summary>Falls silent without closing after so many messages.</summary>
    public static DxLinkFault Silence(int after = 0, string? messageType = null) => new() { Kind = DxLinkFaultKind.Silence, After = after, MessageType = messageType };

    /// <summary>Breaks the connection after so many messages.</summary>
    public static DxLinkFault Drop(int after = 0, string? messageType = null) => new() { Kind = DxLinkFaultKind.Drop, After = after, MessageType = messageType };

    /// <summary>Closes after so many messages.</summary>
    public static DxLinkFault Close(int code = 1000, string reason = "Bye", int after = 0, string? messageType = null) =>
        new() { Kind = DxLinkFaultKind.Close, CloseCode = code, Reason = reason, After = after, MessageType = messageType };

    /// <summary>Holds a message back for a time, e.g. a step of the handshake.</summary>
    public static DxLinkFault Delay(string messageType, TimeSpan duration) => new() { Kind = DxLinkFaultKind.Delay, MessageType = messageType, Duration = duration };

    /// <summary>Never sends a message, e.g. a step of the handshake.</summary>
    public static DxLinkFault Withhold(string messageType, int? times = 1) => new() { Kind = DxLinkFaultKind.Withhold, MessageType = messageType, Times = times };

    /// <summary>Sends a message several times.</summary>
    public static DxLinkFault Repeat(string messageType, int count) => new() { Kind = DxLinkFaultKind.Repeat, MessageType = messageType, Count = count };

    /// <summary>Sends messages in fragments.</summary>
    public static DxLinkFault Fragment(int count, string? messageType = "FEED_DATA", int? times = null) =>
        new() { Kind = DxLinkFaultKind.Fragment, MessageType = messageType, Count = count, Times = times };

    /// <summary>Makes a message at least so many bytes long.</summary>
    public static DxLinkFault Pad(int bytes, string? messageType = "FEED_DATA") => new() { Kind = DxLinkFaultKind.Pad, MessageType = messageType, Count = bytes };

    /// <summary>Sends half of a message and breaks the connection.</summary>
    public static DxLinkFault Cut(string? messageType = "FEED_DATA", int after = 0) => new() { Kind = DxLinkFaultKind.Cut, MessageType = messageType, After = after };

    /// <summary>Sends any text before a message: garbage, an ERROR, a CHANNEL_CLOSED.</summary>
    public static DxLinkFault Precede(string text, string? messageType = "FEED_DATA", int after = 0, int? times = 1) =>
        new() { Kind = DxLinkFaultKind.Precede, Text = text, MessageType = messageType, After = after, Times = times };

    /// <summary>Sends an ERROR on the connection before some of the messages of data, by chance.</summary>
    public static DxLinkFault RandomError(double chance, int seed, string error = "UNKNOWN", string message = "Unknown error.") =>
        new() { Kind = DxLinkFaultKind.Precede, Text = ServerMessages.Error(0, error, message).ToString(), MessageType = MessageTypes.FeedData, Chance = chance, Seed = seed, Times = null };

    internal DxLinkFault Copy() => (DxLinkFault)MemberwiseClone();

    internal void Check()
    {
        if (StatusCode is < 200 or > 599) throw new ArgumentException($"{nameof(StatusCode)} must lie between 200 and 599.");
        if (CloseCode is < 1000 or > 4999) throw new ArgumentException($"{nameof(CloseCode)} must lie between 1000 and 4999.");
        if (Count < 1) throw new ArgumentException($"{nameof(Count)} must be positive.");
        if (After < 0 || Times < 1) throw new ArgumentException($"{nameof(After)} must not be negative, {nameof(Times)} must be positive or null.");
        if (!(Chance > 0 && Chance <= 1)) throw new ArgumentException($"{nameof(Chance)} must be above 0 and at most 1.");
        if (Duration < TimeSpan.Zero) throw new ArgumentException($"{nameof(Duration)} must not be negative.");
        if (Reason.Length > 120) throw new ArgumentException($"{nameof(Reason)} must fit into a close frame.");
    }
}
