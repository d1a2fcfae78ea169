using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming;

/// <summary>The ticket for streamed quotes. Its value stays inside the library.</summary>
public sealed class ApiQuoteToken
{
    private ApiQuoteToken(string value, Uri address, JsonFields fields)
    {
        Value = value;
        Address = address;
        Level = fields.Text("level");
        IssuedAt = fields.Instant("issued-at");
        ExpiresAt = fields.Instant("expires-at");
    }

    /// <summary>The WebSocket that takes it.</summary>
    public Uri Address { get; }

    /// <summary><c>api</c> and <c>live</c> give quotes as they come, <c>demo</c> late ones; null if the service did not say.</summary>
    public string? Level { get; }

    /// <summary>True if the quotes come late: the level is <c>demo</c>, or the path of the address has the word <c>delayed</c>.</summary>
    public bool IsDelayed => string.Equals(Level, "demo", StringComparison.OrdinalIgnoreCase)
        || Address.Segments.Any(static segment => string.Equals(segment.TrimEnd('/'), "delayed", StringComparison.OrdinalIgnoreCase));

    /// <summary>When it was issued, if the service said so.</summary>
    public DateTimeOffset? IssuedAt { get; }

    /// <summary>When it ends, if the service said so; about a day after it was issued.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    internal string Value { get; }

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"Quote token ({Level ?? "no level"}), hidden";

    internal static ApiQuoteToken? From(JsonFields fields) =>
        fields.Text("token") is { } value && fields.Text("dxlink-url") is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? new ApiQuoteToken(value, address, fields)
            : null;
}
