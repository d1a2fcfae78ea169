using System.Net;
using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Paging;

namespace TastyPS.Client.Raw;

/// <summary>A reply as JSON, with nothing read into it.</summary>
public sealed class RawReply
{
    internal RawReply(string path, HttpStatusCode statusCode, DateTimeOffset receivedAt, JsonElement? json)
    {
        Path = path;
        StatusCode = statusCode;
        ReceivedAt = receivedAt;
        Json = json;
        Page = json is { } root ? PageInfo.Read(root) : null;
    }

    /// <summary>The request's path without its query, account numbers shortened.</summary>
    public string Path { get; }

    /// <summary>The status, always one of success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>When the reply arrived, by the client's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The whole body; null if there was none (status 204).</summary>
    public JsonElement? Json { get; }

    /// <summary>What the envelope holds: <c>data</c>, or the whole body where there is no envelope.</summary>
    public JsonElement? Data => Json is { } root ? ReplyDocument.Content(root) : null;

    /// <summary>The items, if the reply is a list: <c>data.items</c>.</summary>
    public JsonElement? Items => Json is { } root ? ReplyDocument.Items(root) : null;

    /// <summary>True if the reply to a request that moves orders was lost, and this is the order as it was found afterwards.</summary>
    public bool WasLookedUp { get; private init; }

    /// <summary>By what a new order was found whose reply was lost; else null.</summary>
    public string? ExternalIdentifier { get; private init; }

    /// <summary>Where the reply stands in a list of pages; null if it is not paged.</summary>
    public PageInfo? Page { get; }

    /// <summary>This, as what was found in place of a reply that was lost.</summary>
    /// <param name="externalIdentifier">By what it was found; null if by its number.</param>
    /// <param name="field">The field that the lost reply had it in; null if it was the reply itself.</param>
    internal RawReply InPlaceOfReply(string? externalIdentifier, string? field) =>
        new(Path, StatusCode, ReceivedAt, field is not null && Data is { } data ? Enclosed(data, field) : Json) { WasLookedUp = true, ExternalIdentifier = externalIdentifier };

    private static JsonElement Enclosed(JsonElement data, string field)
    {
        using var document = JsonDocument.Parse($$$"""{"data":{"{{{field}}}":{{{data.GetRawText()}}}}}""");
        return document.RootElement.Clone();
    }

    /// <summary>Path and status.</summary>
    public override string ToString() => $"{Path} {(int)StatusCode}";
}
