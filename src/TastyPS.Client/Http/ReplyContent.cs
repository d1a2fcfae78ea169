namespace TastyPS.Client.Http;

/// <summary>What the content type of a reply says.</summary>
internal static class ReplyContent
{
    public static bool IsJson(HttpContent? content) =>
        MediaType(content) is { } type
        && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    public static bool IsHtml(HttpContent? content) =>
        MediaType(content) is { } type && type.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0;

    public static string Describe(HttpContent? content) => IsHtml(content) ? "an HTML page" : MediaType(content) ?? "no content type";

    private static string? MediaType(HttpContent? content) => content?.Headers.ContentType?.MediaType;
}
