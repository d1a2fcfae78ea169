namespace TastyPS.Simulator.WebSockets.Faults;

/// <summary>What goes wrong at an upgrade or with a message of the server.</summary>
public enum SocketFaultKind
{
    /// <summary>The upgrade to a WebSocket is answered with <see cref="SocketFault.StatusCode"/>.</summary>
    RefuseUpgrade,

    /// <summary>From this message on the session says nothing more, and does not close either.</summary>
    Silence,

    /// <summary>The connection breaks instead of this message, without a close frame.</summary>
    Drop,

    /// <summary>The session is closed with <see cref="SocketFault.CloseCode"/> and <see cref="SocketFault.Reason"/> instead of this message.</summary>
    Close,

    /// <summary>The message, and all behind it, waits for <see cref="SocketFault.Duration"/>.</summary>
    Delay,

    /// <summary>The message is never sent; a notification keeps its number in the sequence.</summary>
    Withhold,

    /// <summary>The message is sent <see cref="SocketFault.Count"/> times.</summary>
    Repeat,

    /// <summary>The message is sent in <see cref="SocketFault.Count"/> fragments.</summary>
    Fragment,

    /// <summary>The message is made <see cref="SocketFault.Count"/> bytes long by blanks before its end.</summary>
    Pad,

    /// <summary>Half of the message is sent, as an unfinished one, then the connection breaks.</summary>
    Cut,

    /// <summary><see cref="SocketFault.Text"/> is sent before the message, whatever it is.</summary>
    Precede,
}
