namespace TastyPS.Client.OptionChains;

/// <summary>What a filter names although the chain does not list it.</summary>
/// <param name="Expirations">Days on which no series expires.</param>
/// <param name="Roots">Roots that no series has.</param>
public sealed record UnlistedNames(IReadOnlyList<CalendarDate> Expirations, IReadOnlyList<string> Roots)
{
    /// <summary>Nothing.</summary>
    public static UnlistedNames None { get; } = new([], []);

    /// <summary>True if everything named is listed.</summary>
    public bool IsEmpty => Expirations.Count + Roots.Count == 0;

    /// <summary>E.g. <c>2020-01-01, NDX</c>.</summary>
    public override string ToString() => string.Join(", ", Expirations.Select(day => day.ToString()).Concat(Roots));
}
