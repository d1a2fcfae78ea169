using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Paging;

/// <summary>Where a reply stands in a list of pages. What the service does not say is null.</summary>
public sealed class PageInfo
{
    private PageInfo(JsonFields fields)
    {
        PageOffset = fields.Int64("page-offset");
        PerPage = fields.Int64("per-page");
        ItemOffset = fields.Int64("item-offset");
        TotalItems = fields.Int64("total-items");
        TotalPages = fields.Int64("total-pages");
        CurrentItemCount = fields.Int64("current-item-count");
    }

    /// <summary>The page, from 0.</summary>
    public long? PageOffset { get; }

    /// <summary>Items on a full page.</summary>
    public long? PerPage { get; }

    /// <summary>Items on the pages before, as the service counts them.</summary>
    public long? ItemOffset { get; }

    /// <summary>Items on all pages.</summary>
    public long? TotalItems { get; }

    /// <summary>How many pages there are.</summary>
    public long? TotalPages { get; }

    /// <summary>Items on this page.</summary>
    public long? CurrentItemCount { get; }

    /// <summary>E.g. <c>page 1 of 7, 1622 items</c>; pages are counted from 1 here.</summary>
    public override string ToString() => FormattableString.Invariant($"page {PageOffset + 1} of {TotalPages}, {TotalItems} items");

    /// <summary>Reads the block that lies beside <c>data</c>; null if there is none.</summary>
    internal static PageInfo? Read(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("pagination", out var block) && block.ValueKind == JsonValueKind.Object
            ? new PageInfo(new JsonFields(block))
            : null;
}
