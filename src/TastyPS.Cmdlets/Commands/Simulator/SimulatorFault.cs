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

    /// <summary>The next connection of a stream of market data is answered with 502.</summary>
    RefuseUpgrade,

    /// <summary>All streams of market data are closed now, as at a maintenance.</summary>
    CloseStreams,

    /// <summary>The connections of all streams of market data break now.</summary>
    BreakStreams,

    /// <summary>All streams of market data fall silent now, without being closed.</summary>
    SilenceStreams,

    /// <summary>All streams of market data get an error now that says no more than that it is one.</summary>
    StreamError,

    /// <summary>All streams of market data get a text now that is no message.</summary>
    Garbage,

    /// <summary>The next message with data breaks off in the middle, with the connection.</summary>
    HalfMessage,

    /// <summary>All streams of market data turn to the full format now, unasked.</summary>
    FullFormat,

    /// <summary>Every second event has no values, until the faults are cleared.</summary>
    EmptyEvents,

    /// <summary>Every history is empty, until the faults are cleared.</summary>
    EmptyHistory,

    /// <summary>Every history is cut after ten events, until the faults are cleared.</summary>
    CutHistory,
    /// <summary>The next order is placed and its reply never comes.</summary>
    OrderReplyLost,

    /// <summary>The connection breaks before the next order is placed.</summary>
    OrderBroken,

    /// <summary>The next order is placed and the connection breaks in place of the reply.</summary>
    OrderPlacedBroken,

    /// <summary>The next order is answered with 502 and not placed.</summary>
    OrderUnavailable,

    /// <summary>The next order is answered with 502 and placed all the same.</summary>
    OrderPlacedUnavailable,

    /// <summary>The connection breaks, and the next order is placed a minute later by the simulator's clock.</summary>
    OrderPlacedLate,

    /// <summary>The next order is placed at once and answered after five seconds.</summary>
    OrderReplySlow,

    /// <summary>All account streams are closed now, as at a maintenance.</summary>
    CloseAccountStreams,

    /// <summary>The connections of all account streams break now.</summary>
    BreakAccountStreams,

    /// <summary>All account streams fall silent now, without being closed.</summary>
    SilenceAccountStreams,

    /// <summary>The next connection of an account stream is answered with 502.</summary>
    RefuseAccountUpgrade,

    /// <summary>Accounts cannot be connected, until the faults are cleared.</summary>
    RefuseAccountConnect,

    /// <summary>The next heartbeat of an account stream is not answered.</summary>
    HeartbeatLost,

    /// <summary>All account streams get a text now that is no message.</summary>
    AccountGarbage,

    /// <summary>All account streams get a notification now of a type that nobody knows.</summary>
    UnknownNotification,

    /// <summary>Every notification comes twice, until the faults are cleared.</summary>
    RepeatNotifications,

    /// <summary>Notifications come before the reply that they belong to, until the faults are cleared.</summary>
    NotificationsFirst,

    /// <summary>Notifications come several in one message, until the faults are cleared.</summary>
    BatchNotifications,

    /// <summary>Notifications come without their number, until the faults are cleared.</summary>
    OmitSequence,
}
