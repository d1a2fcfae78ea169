namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>What goes wrong at an upgrade or with a message of the account streamer.</summary>
public enum AccountStreamFaultKind
{
    /// <summary>The upgrade to a WebSocket is answered with <see cref="AccountStreamFault.StatusCode"/>.</summary>
    RefuseUpgrade,

    /// <summary>From this message on the session says nothing more, and does not close either.</summary>
    Silence,

    /// <summary>The connection breaks instead of this message, without a close frame.</summary>
    Drop,

    /// <summary>The session is closed with <see cref="AccountStreamFault.CloseCode"/> and <see cref="AccountStreamFault.Reason"/> instead of this message.</summary>
    Close,

    /// <summary>The message, and all behind it, waits for <see cref="AccountStreamFault.Duration"/>.</summary>
    Delay,

    /// <summary>The message is never sent; a notification keeps its number in the sequence.</summary>
    Withhold,

    /// <summary>The message is sent <see cref="AccountStreamFault.Count"/> times.</summary>
    Repeat,

    /// <summary><see cref="AccountStreamFault.Text"/> is sent before the message, whatever it is.</summary>
    Precede,
}
