namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>What the account streamer does when a heartbeat brings a token that has expired. What the service does is not known.</summary>
public enum ExpiredTokenBehavior
{
    /// <summary>Answers <c>failed</c>; the heartbeat does not count as a sign of life.</summary>
    Refuse,

    /// <summary>Takes it as if it were valid.</summary>
    Ignore,

    /// <summary>Closes the session with 1000 "Bye".</summary>
    Close,
}
