namespace TastyPS.Client.Http;

/// <summary>What is known of a request that was sent once.</summary>
internal enum OnceEnd
{
    /// <summary>A status of success came; the body may be unreadable all the same.</summary>
    Done,

    /// <summary>The service refused it: a status of 4xx with an error body.</summary>
    Refused,

    /// <summary>No byte of it left.</summary>
    NotSent,

    /// <summary>It may have had its effect or not.</summary>
    Unknown,
}
