using System.Globalization;
using System.Net;
using System.Text;

namespace TastyPS.Client.Http;

/// <summary>One attempt at one call, or a call that failed before its first. Holds no header, body, query, token or full account number.</summary>
public sealed record RequestLogEntry
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path without query, account numbers shortened.</summary>
    public required string Path { get; init; }

    /// <summary>The family whose limit and breaker apply.</summary>
    public required ApiFamily Family { get; init; }

    /// <summary>When the attempt ended.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>1 for the first; 0 if the call failed before anything was sent.</summary>
    public required int Attempt { get; init; }

    /// <summary>The status of the reply; null if none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Why no reply came; null if one did.</summary>
    public string? Failure { get; init; }

    /// <summary>How long the attempt waited for the request limits before it was sent.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>From sending to the head of the reply, or to the failure.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The service's id of the request (<c>X-Request-Id</c>), if the reply had one.</summary>
    public string? RequestId { get; init; }

    /// <summary>After which pause the call is attempted again; null if this was the last attempt.</summary>
    public TimeSpan? RetryIn { get; init; }

    /// <summary>E.g. <c>GET option-chains/SPX/nested: 429 in 120 ms, attempt 1, again in 2000 ms</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Method).Append(' ').Append(Path).Append(": ");
        text.Append(StatusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : "no reply");
        text.Append(" in ").Append(Milliseconds(Duration)).Append(", attempt ").Append(Attempt.ToString(CultureInfo.InvariantCulture));
        if (Waited >= TimeSpan.FromMilliseconds(1))
            text.Append(" after waiting ").Append(Milliseconds(Waited)).Append(" for the request limit");
        if (RetryIn is { } pause)
            text.Append(", again in ").Append(Milliseconds(pause));
        if (RequestId is not null)
            text.Append(", request ").Append(RequestId);
        if (Failure is not null)
            text.Append(": ").Append(Failure);

        return text.ToString();
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";
}
