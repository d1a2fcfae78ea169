namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>
/// One thing that goes wrong at an upgrade or with messages of the account streamer. A fault is described once and copied by
/// <see cref="AccountStreamFaults.Add"/>, so that later changes of this object have no effect.
/// </summary>
public sealed class AccountStreamFault
{
    /// <summary>What goes wrong.</summary>
    public AccountStreamFaultKind Kind { get; set; }

    /// <summary>The messages it applies to: the action of a reply, e.g. <c>heartbeat</c>, or the type of a notification, e.g. <c>Order</c>; null for all.</summary>
    public string? MessageType { get; set; }

    /// <summary>How often it happens; null for always.</summary>
    public int? Times { get; set; } = 1;

    /// <summary>How many matching messages, of all sessions together, are spared first.</summary>
    public int After { get; set; }

    /// <summary>How likely each matching message is to meet it, above 0 and at most 1.</summary>
    public double Chance { get; set; } = 1;

    /// <summary>What <see cref="Chance"/> is drawn from: the same messages of the same seed meet it.</summary>
    public int Seed { get; set; }

    /// <summary>The HTTP status of <see cref="AccountStreamFaultKind.RefuseUpgrade"/>.</summary>
    public int StatusCode { get; set; } = 502;

    /// <summary>The code of <see cref="AccountStreamFaultKind.Close"/>.</summary>
    public int CloseCode { get; set; } = 1000;

    /// <summary>The reason of <see cref="AccountStreamFaultKind.Close"/>.</summary>
    public string Reason { get; set; } = "Bye";

    /// <summary>How long <see cref="AccountStreamFaultKind.Delay"/> waits, by the clock of the tokens.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often <see cref="AccountStreamFaultKind.Repeat"/> sends the message.</summary>
    public int Count { get; set; } = 2;

    /// <summary>What <see cref="AccountStreamFaultKind.Precede"/> sends.</summary>
    public string Text { get; set; } = "";

    /// <summary>Answers an upgrade with an HTTP status and the web page of a proxy.</summary>
    public static AccountStreamFault RefuseUpgrade(int statusCode = 502, int? times = 1) => new() { Kind = AccountStreamFaultKind.RefuseUpgrade, StatusCode = statusCode, Times = times };

    /// <summary>Falls silent without closing after so many messages.</summary>
    public static AccountStreamFault Silence(int after = 0, string? messageType = null) => new() { Kind = AccountStreamFaultKind.Silence, After = after, MessageType = messageType };

    /// <summary>Breaks the connection after so many messages.</summary>
    public static AccountStreamFault Drop(int after = 0, string? messageType = null) => new() { Kind = AccountStreamFaultKind.Drop, After = after, MessageType = messageType };

    /// <summary>Closes after so many messages.</summary>
    public static AccountStreamFault Close(int code = 1000, string reason = "Bye", int after = 0, string? messageType = null) =>
        new() { Kind = AccountStreamFaultKind.Close, CloseCode = code, Reason = reason, After = after, MessageType = messageType };

    /// <summary>Holds a message back for a time.</summary>
    public static AccountStreamFault Delay(string messageType, TimeSpan duration) => new() { Kind = AccountStreamFaultKind.Delay, MessageType = messageType, Duration = duration };

    /// <summary>Never sends a message, e.g. one reply to a heartbeat.</summary>
    public static AccountStreamFault Withhold(string messageType, int? times = 1) => new() { Kind = AccountStreamFaultKind.Withhold, MessageType = messageType, Times = times };

    /// <summary>Sends a message several times, e.g. a notification with its fills.</summary>
    public static AccountStreamFault Repeat(string? messageType, int count = 2, int? times = null) =>
        new() { Kind = AccountStreamFaultKind.Repeat, MessageType = messageType, Count = count, Times = times };

    /// <summary>Sends any text before a message: garbage, or a notification of a type nobody knows.</summary>
    public static AccountStreamFault Precede(string text, string? messageType = null, int after = 0, int? times = 1) =>
        new() { Kind = AccountStreamFaultKind.Precede, Text = text, MessageType = messageType, After = after, Times = times };

    internal AccountStreamFault Copy() => (AccountStreamFault)MemberwiseClone();

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
