using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>A public watchlist changed.</summary>
public sealed class PublicWatchlistUpdate : AccountUpdate
{
    internal PublicWatchlistUpdate(JsonFields fields, UpdateOrigin origin)
        : base(AccountUpdateType.PublicWatchlist, origin)
    {
        Name = fields.Text("name");
        GroupName = fields.Text("group-name");
        OrderIndex = fields.Int64("order-index");
        CmsId = fields.Text("cms-id");
        Symbols = fields.Objects("watchlist-entries", entry => entry.Text("symbol"))?.OfType<string>().ToList() ?? [];
        Extra = fields.Rest();
    }

    /// <summary>None: everybody sees it.</summary>
    public override string? AccountNumber => null;

    /// <summary>The list's name.</summary>
    public string? Name { get; }

    /// <summary>The group it is shown in.</summary>
    public string? GroupName { get; }

    /// <summary>Its place in the group.</summary>
    public long? OrderIndex { get; }

    /// <summary>Its number at the service.</summary>
    public string? CmsId { get; }

    /// <summary>What it holds.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <inheritdoc/>
    public override string Summary => FormattableString.Invariant($"{Name}: {Symbols.Count} symbols");

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;
}
