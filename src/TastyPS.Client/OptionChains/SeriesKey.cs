namespace TastyPS.Client.OptionChains;

/// <summary>Names a series of an underlying.</summary>
/// <param name="Root">The option root, e.g. <c>SPXW</c>; null for any.</param>
/// <param name="Expiration">The expiration day.</param>
public readonly record struct SeriesKey(string? Root, CalendarDate Expiration)
{
    /// <summary>True if it names this series.</summary>
    public bool Matches(OptionSeries series) =>
        series.Expiration == Expiration && (Root is null || string.Equals(series.Root, Root, StringComparison.OrdinalIgnoreCase));
}
