using System.Text;
using System.Text.Json;

namespace TastyPS.Simulator.Rest;

/// <summary>A reply, complete before its first byte is sent.</summary>
internal sealed class RestReply
{
    public required int Status { get; init; }

    public required EncodedBody Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public int? RetryAfterSeconds { get; init; }

    public static RestReply Json(int status, Action<Utf8JsonWriter> write) => new() { Status = status, Body = EncodedBody.Json(write) };

    /// <summary>A page as the proxy in front of the service sends it.</summary>
    public static RestReply Html(int status, string title, int? retryAfterSeconds = null) => new()
    {
        Status = status,
        ContentType = "text/html",
        RetryAfterSeconds = retryAfterSeconds,
        Body = new EncodedBody(Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body>\r\n<center><h1>{status} {title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n")),
    };

    public RestReply WithRetryAfter(int? seconds) => new() { Status = Status, Body = Body, ContentType = ContentType, RetryAfterSeconds = seconds };
}
