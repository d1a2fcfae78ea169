using TastyPS.Client.Json;

namespace TastyPS.Client.Orders.Limits;

/// <summary>Caps for whatever places or replaces an order, closing orders included. Cancelling is always allowed.</summary>
public sealed record OrderLimits
{
    /// <summary>True if no order may be placed or replaced at all.</summary>
    public bool IsOff { get; init; }

    /// <summary>
    /// The largest notional of one order in money: price × multiplier × quantity, the value of a notional order, or mark × multiplier × quantity where there is no price;
    /// what is sold by itself counts at least at the mark.
    /// Null for any.
    /// </summary>
    public decimal? MaxNotional { get; init; }

    /// <summary>The largest quantity of one leg; null for any.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>The symbols, roots, futures products and underlyings that may be traded; empty for all.</summary>
    public IReadOnlyList<string> AllowedSymbols { get; init => field = ReadableList.Of(value); } = ReadableList<string>.None;

    /// <summary>The accounts that may trade; empty for all.</summary>
    public IReadOnlyList<string> AllowedAccounts { get; init => field = ReadableList.Of(value); } = ReadableList<string>.None;

    /// <summary>The file that keeps them; null if they are kept in memory alone.</summary>
    public string? Path { get; internal init; }

    /// <summary>True if these allow an order that the others refuse.</summary>
    public bool IsLooserThan(OrderLimits others)
    {
        if (others is null)
            throw new ArgumentNullException(nameof(others));

        return (others.IsOff && !IsOff)
            || IsLooser(MaxNotional, others.MaxNotional)
            || IsLooser(MaxQuantity, others.MaxQuantity)
            || IsLooser(AllowedSymbols, others.AllowedSymbols)
            || IsLooser(AllowedAccounts, others.AllowedAccounts);
    }

    /// <summary>The caps in words.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (IsOff)
            parts.Add("no orders at all");
        if (MaxNotional is { } notional)
            parts.Add($"notional at most {OrderText.Number(notional)}");
        if (MaxQuantity is { } quantity)
            parts.Add($"quantity at most {OrderText.Number(quantity)}");
        if (AllowedSymbols.Count > 0)
            parts.Add($"symbols {string.Join(", ", AllowedSymbols)}");
        if (AllowedAccounts.Count > 0)
            parts.Add($"accounts {string.Join(", ", AllowedAccounts)}");
        return parts.Count == 0 ? "no caps" : string.Join("; ", parts);
    }

    private static bool IsLooser(decimal? mine, decimal? other) => other is not null && (mine is null || mine > other);

    private static bool IsLooser(IReadOnlyList<string> mine, IReadOnlyList<string> other) =>
        other.Count > 0 && (mine.Count == 0 || mine.Except(other, StringComparer.OrdinalIgnoreCase).Any());
}
