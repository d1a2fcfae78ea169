using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A warning, an error or a note of the service about an order.</summary>
public sealed class OrderMessage
{
    private OrderMessage(JsonFields fields)
    {
        Code = fields.Text("code");
        Message = fields.Text("message");
        PreflightId = fields.Text("preflight-id");
        Url = fields.Text("url");
        Extra = fields.Rest();
    }

    /// <summary>The code, e.g. <c>tif.next_valid_session</c>. The catalogue is open.</summary>
    public string? Code { get; }

    /// <summary>The text.</summary>
    public string? Message { get; }

    /// <summary>Which of several orders is meant.</summary>
    public string? PreflightId { get; }

    /// <summary>Where to read more.</summary>
    public string? Url { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Text and code.</summary>
    public override string ToString() => $"{Message} ({Code})";

    internal static OrderMessage From(JsonFields fields) => new(fields);
}
