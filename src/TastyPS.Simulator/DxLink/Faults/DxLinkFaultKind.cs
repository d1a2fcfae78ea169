namespace TastyPS.Simulator.DxLink.Faults;

/// <summary>What goes wrong at an upgrade or with a message of the server.</summary>
public enum DxLinkFaultKind
{
    /// <summary>The upgrade to a WebSocket is answered with <see cref="DxLinkFault.StatusCode"/>.</summary>
    RefuseUpgrade,

    /// <summary>From this message on the session says nothing more, and does not close either.</summary>
    Silence,

    /// <summary>The connection breaks instead of this message, without a close frame.</summary>
    Drop,

    /// <summary>The session is closed with <see cref="DxLinkFault.CloseCode"/> and <see cref="DxLinkFault.Reason"/> instead of this message.</summary>
    Close,

    /// <summary>The message, and all behind it, waits for <see cref="DxLinkFault.Duration"/>.</summary>
    Delay,

    /// <summary>The message is never sent.</summary>
    Withhold,

    /// <summary>The message is sent <see cref="DxLinkFault.Count"/> times.</summary>
    Repeat,

    /// <summary>The message is sent in <see cref="DxLinkFault.Count"/> fragments.</summary>
    Fragment,

    /// <summary>The message is made <see cref="DxLinkFault.Count"/> bytes long by blanks before its end.</summary>
    Pad,

    /// <summary>Half of the message is sent, as an unfinished one, then the connection breaks.</summary>
    Cut,

    /// <summary><see cref="DxLinkFault.Text"/> is sent before the message, whatever it is.</summary>
    Precede,
}
