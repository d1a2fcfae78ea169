namespace TastyPS.Client.Http;

/// <summary>What the handlers know about one call beyond its message; it travels with the message.</summary>
internal sealed class RequestState(ApiFamily family, string path)
{
    private const string Key = "TastyPS.RequestState";

    public ApiFamily Family { get; } = family;

    /// <summary>Fit for logs and messages: no query, account numbers shortened.</summary>
    public string Path { get; } = path;

    /// <summary>How long an attempt may take to the head of its reply; null for as long as any other.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Attempts begun so far.</summary>
    public int Attempts { get; set; }

    /// <summary>How long the latest attempt waited for its turn under the request limits.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>How long the latest attempt took from being sent to its end.</summary>
    public TimeSpan Duration { get; set; }

    public static RequestState Of(HttpRequestMessage request) => (RequestState)request.Properties[Key]!;

    public void AttachTo(HttpRequestMessage request) => request.Properties[Key] = this;
}
