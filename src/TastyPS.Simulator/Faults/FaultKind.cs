namespace TastyPS.Simulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>Answers with <see cref="Fault.StatusCode"/> and an error body.</summary>
    Status,

    /// <summary>Answers 200 with a web page where JSON was expected.</summary>
    Html,

    /// <summary>Announces the whole body, sends <see cref="Fault.Fraction"/> of it and drops the connection.</summary>
    Truncate,

    /// <summary>Sends the body in small pieces, evenly over <see cref="Fault.Duration"/>.</summary>
    Drip,

    /// <summary>Takes the request and never answers; the connection stays until the client or the simulator closes it.</summary>
    Hang,

    /// <summary>
    /// Drops the connection before the first byte of an answer. On a connection that has been used before, .NET's client quietly
    /// sends a GET once more, so that only a fault that happens more often reaches its caller.
    /// </summary>
    Reset,

    /// <summary>Carries the request out and answers after <see cref="Fault.Duration"/>, by the clock of the tokens.</summary>
    Delay,

    /// <summary>Carries the request out and never answers.</summary>
    LoseReply,

    /// <summary>Carries the request out and drops the connection instead of an answer.</summary>
    ResetAfterwards,

    /// <summary>Carries the request out and answers with <see cref="Fault.StatusCode"/> all the same.</summary>
    StatusAfterwards,

    /// <summary>
    /// Drops the connection at once and carries the submission of an order out after <see cref="Fault.Duration"/>, by the market's clock.
    /// Other requests are carried out at once.
    /// </summary>
    AcceptLate,

    /// <summary>All access tokens expire at once; the request is answered as one with an expired token.</summary>
    ExpireTokens,

    /// <summary>Option chains: strike number <see cref="Fault.Nth"/> of the reply has neither a call nor a put symbol.</summary>
    OmitSymbols,

    /// <summary>Market data: every <see cref="Fault.Nth"/> item of the reply is missing.</summary>
    DropItems,

    /// <summary>Market data: every <see cref="Fault.Nth"/> item of the reply is there, but without a price.</summary>
    EmptyItems,
}
