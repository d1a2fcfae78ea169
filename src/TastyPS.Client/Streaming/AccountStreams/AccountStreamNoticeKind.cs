namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What an account stream has to tell beside its updates.</summary>
public enum AccountStreamNoticeKind
{
    /// <summary>The accounts are connected; from now on nothing is missed.</summary>
    Connected,

    /// <summary>How the accounts stand has been read; what happened while there was no connection is among the updates.</summary>
    StateRead,

    /// <summary>Something of how the accounts stand could not be read.</summary>
    StateIncomplete,

    /// <summary>The connection is lost, or could not be made. The stream makes another by itself.</summary>
    Lost,

    /// <summary>Another connection is being made.</summary>
    Reconnecting,

    /// <summary>The service reported an error that ends nothing.</summary>
    ServerError,

    /// <summary>Something from the service could not be read, and was left out.</summary>
    Unreadable,

    /// <summary>The stream has ended for good.</summary>
    Failed,
}
