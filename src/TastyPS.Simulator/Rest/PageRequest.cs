using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TastyPS.Simulator.Rest;

/// <summary>Which page of a list is wanted: <c>page-offset</c> counts pages from 0.</summary>
internal sealed class PageRequest
{
    public required int PerPage { get; init; }

    public required int Offset { get; init; }

    public long ItemOffset => (long)PerPage * Offset;

    /// <summary>Reads the parameters; a page size above the endpoint's greatest is refused.</summary>
    public static bool TryRead(QueryParameters query, int byDefault, int atMost, [NotNullWhen(true)] out PageRequest? page, [NotNullWhen(false)] out RestReply? refusal)
    {
        page = null;
        refusal = null;
        if (!TryReadNumber(query.Single("per-page"), byDefault, out var perPage) || perPage < 1) refusal = RestError.Invalid("per-page", "must be greater than 0");
        else if (perPage > atMost) refusal = RestError.Invalid("per-page", $"must be less than or equal to {atMost}");
        else if (!TryReadNumber(query.Single("page-offset"), 0, out var offset) || offset < 0) refusal = RestError.Invalid("page-offset", "must be greater than or equal to 0");
        else page = new PageRequest { PerPage = perPage, Offset = offset };
        return page is not null;
    }

    public int TotalPages(int totalItems) => (totalItems + PerPage - 1) / PerPage;

    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all) => ItemOffset >= all.Count ? [] : [.. all.Skip((int)ItemOffset).Take(PerPage)];

    private static bool TryReadNumber(string? text, int byDefault, out int number)
    {
        number = byDefault;
        return text is null || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
