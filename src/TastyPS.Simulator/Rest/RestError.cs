namespace TastyPS.Simulator.Rest;

/// <summary>Error replies in the service's wording.</summary>
internal static class RestError
{
    public static RestReply BadUserAgent() => RestReply.Html(401, "Authorization Required");

    public static RestReply Unauthorized() => Coded(401, "unauthorized", Supported("Unauthorized."));

    public static RestReply InvalidSession() => Coded(401, "invalid_session", Supported("Session user not present."));

    public static RestReply NotPermitted() => Coded(403, "not_permitted", "User not permitted access");

    public static RestReply NotFound(string what) => Coded(404, "not_found", what);

    public static RestReply TooManyRequests() => Coded(429, "too_many_requests", "Too many requests");

    public static RestReply Internal(string id) => Coded(500, "internal_server_error", $"An unexpected error occurred. Unique customer support identifier: {id}");

    /// <summary>A parameter that is missing or makes no sense.</summary>
    public static RestReply Invalid(string parameter, string reason) => Invalid([(parameter, reason)]);

    /// <summary>Parameters or fields of a body that are missing or make no sense.</summary>
    public static RestReply Invalid(IReadOnlyList<(string Domain, string Reason)> mistakes) => RestReply.Json(400, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("code", "validation_error");
        writer.WriteString("message", "Request validation failed");
        writer.WriteStartArray("errors");
        foreach (var (domain, reason) in mistakes)
        {
            writer.WriteStartObject();
            writer.WriteString("domain", domain);
            writer.WriteString("reason", reason);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>The one error whose code is a number.</summary>
    public static RestReply UnsupportedVersion() => RestReply.Json(406, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteNumber("code", 406);
        writer.WriteString("message", "The requested version is not supported.");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary>The error a status stands for, where no handler has a better one.</summary>
    public static RestReply OfStatus(int status) => status switch
    {
        401 => Unauthorized(),
        403 => NotPermitted(),
        404 => NotFound("Not found"),
        406 => UnsupportedVersion(),
        429 => TooManyRequests(),
        500 => Internal(Guid.NewGuid().ToString("N")),
        400 => Coded(400, "validation_error", "Request validation failed"),
        _ => Coded(status, "error", $"The simulator was told to answer {status}"),
    };

    /// <summary>Something that the state of things does not allow.</summary>
    public static RestReply Unprocessable(string code, string message) => Coded(422, code, message);

    private static RestReply Coded(int status, string code, string message) => RestReply.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static string Supported(string message) => $"{message} Unique customer support identifier: {Guid.NewGuid():N}";
}
