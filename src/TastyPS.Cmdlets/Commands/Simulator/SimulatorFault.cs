namespace TastyPS.Commands.Simulator;

/// <summary>What Set-TastySimulator can let go wrong.</summary>
public enum SimulatorFault
{
    /// <summary>The next request by REST is answered with 502.</summary>
    RestUnavailable,

    /// <summary>The next request by REST is answered with 429.</summary>
    RestRateLimited,

    /// <summary>All access tokens expire now.</summary>
    ExpireAccessTokens,

    /// <summary>All quote tokens expire now; streams that are open go on.</summary>
    ExpireQuoteTokens,

    /// <summary>Every quote token is refused, until the faults are cleared.</summary>
    RefuseQuoteTokens,

    /// <summary>The next connection of a stream is answered with 502.</summary>
    RefuseUpgrade,

    /// <summary>All streams are closed now, as at a maintenance.</summary>
    CloseStreams,

    /// <summary>The connections of all streams break now.</summary>
    BreakStreams,

    /// <summary>All streams fall silent now, without being closed.</summary>
    SilenceStreams,

    /// <summary>All streams get an error now that says no more than that it is one.</summary>
    StreamError,

    /// <summary>All streams get a text now that is no message.</summary>
    Garbage,

    /// <summary>The next message with data breaks off in the middle, with the connection.</summary>
    HalfMessage,

    /// <summary>All streams turn to the full format now, unasked.</summary>
    FullFormat,

    /// <summary>Every second event has no values, until the faults are cleared.</summary>
    EmptyEvents,

    /// <summary>Every history is empty, until the faults are cleared.</summary>
    EmptyHistory,

    /// <summary>Every history is cut after ten events, until the faults are cleared.</summary>
    CutHistory,
}
