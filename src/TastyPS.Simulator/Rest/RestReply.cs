using System.Text;
using System.Text.Json;

namespace TastyPS.Simulator.Rest;

/// <summary>A reply, complete before its first byte is sent.</summary>
internal sealed class RestReply
{
    public required int Status { get; init; }

    public required EncodedBody Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static RestReply Json(int status, Action<Utf8JsonWriter> write) => new() { Status = status, Body = EncodedBody.Json(write) };

    /// <summary>A page as the proxy in front of the service sends it.</summary>
    public static RestReply Html(int status, string title) => new()
    {
        Status = status,
        ContentType = "text/html",
        Body = new EncodedBody(Encoding.UTF8.GetBytes(
            $"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body>\r\n<center><h1>{status} {title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n")),
    };

    /// <summary>A page for a human; it may not load, run or be framed by anything, and nobody keeps it.</summary>
    public static RestReply Page(int status, string html) => new()
    {
        Status = status,
        ContentType = "text/html; charset=utf-8",
        Body = new EncodedBody(Encoding.UTF8.GetBytes(html)),
        Headers =
        [
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
            ("Referrer-Policy", "no-referrer"),
        ],
    };

    public RestReply With(string header, string value) => new() { Status = Status, Body = Body, ContentType = ContentType, Headers = [.. Headers, (header, value)] };

    public RestReply WithRetryAfter(int? seconds) =>
        seconds is { } known ? With("Retry-After", known.ToString(System.Globalization.CultureInfo.InvariantCulture)) : this;
}
