using System.Net;
using System.Text.Json;

namespace TastyPS.Client.Http;

/// <summary>How a request ended that was sent once.</summary>
internal sealed record OnceOutcome(OnceEnd End)
{
    /// <summary>The request's path for messages.</summary>
    public string Path { get; init; } = "";

    /// <summary>The status, if a reply came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The reply's JSON, if it had any that could be read.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>When the reply came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What can be made of a success; null if it was none. One that cannot be read, for whatever reason, says no more than one that did not come.</summary>
    public T? Read<T>(Func<OnceOutcome, T?> make)
        where T : class
    {
        try
        {
            return End == OnceEnd.Done ? make(this) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>What kept a success from coming; null if it came.</summary>
    public Exception? Failure { get; init; }
}
