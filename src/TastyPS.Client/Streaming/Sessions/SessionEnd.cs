namespace TastyPS.Client.Streaming.Sessions;

/// <summary>Why a session is over.</summary>
internal enum SessionEndReason
{
    /// <summary>The server closed the connection, or the channel. A close with 1000 is one too: the connection is lost all the same.</summary>
    ClosedByServer,

    /// <summary>The server said nothing for too long.</summary>
    Silent,

    /// <summary>The network broke the connection.</summary>
    NetworkLost,

    /// <summary>The server withdrew the authorization.</summary>
    Refused,

    /// <summary>The server sent what no session can go on with, such as a message beyond the limit.</summary>
    ProtocolError,

    /// <summary>This side ended it.</summary>
    Disposed,
}

/// <summary>How a session ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="CloseCode">The close code of the server; null if it sent none.</param>
/// <param name="Text">What is known beyond the reason: the server's close text, the last error, the failure of the network.</param>
internal readonly record struct SessionEnd(SessionEndReason Reason, int? CloseCode = null, string? Text = null);
