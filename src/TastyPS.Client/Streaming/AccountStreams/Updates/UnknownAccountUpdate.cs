using System.Text.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>
/// A notification of a kind whose content is not documented (messages to the user), that is newer than this version, or that lacks what its kind cannot be
/// without: as it came.
/// </summary>
public sealed class UnknownAccountUpdate : AccountUpdate
{
    internal UnknownAccountUpdate(AccountUpdateType type, JsonElement data, UpdateOrigin origin)
        : base(type, origin)
    {
        Data = data.ValueKind == JsonValueKind.Undefined ? null : data.Clone();
        AccountNumber = Data is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("account-number", out var number) && number.ValueKind == JsonValueKind.String
            ? number.GetString()
            : null;
    }

    /// <inheritdoc/>
    public override string? AccountNumber { get; }

    /// <summary>What came; null if nothing did.</summary>
    public JsonElement? Data { get; }

    /// <inheritdoc/>
    public override string Summary => Data is { } json ? $"{TypeText}: {json.GetRawText()}" : TypeText;
}
