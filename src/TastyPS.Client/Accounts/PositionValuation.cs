namespace TastyPS.Client.Accounts;

/// <summary>What a position is worth, in exact decimals. Whatever lacks a part is null.</summary>
public static class PositionValuation
{
    /// <summary>Signed quantity × multiplier × mark.</summary>
    /// <param name="quantity">Units, negative if short.</param>
    /// <param name="multiplier">Money for one point of price of one unit.</param>
    /// <param name="mark">The mark per unit.</param>
    public static decimal? MarketValue(decimal? quantity, decimal? multiplier, decimal? mark) => quantity * multiplier * mark;

    /// <summary>Signed quantity × multiplier × (mark − basis).</summary>
    /// <param name="quantity">Units, negative if short.</param>
    /// <param name="multiplier">Money for one point of price of one unit.</param>
    /// <param name="basis">The price per unit from which the gain counts.</param>
    /// <param name="mark">The mark per unit.</param>
    public static decimal? Gain(decimal? quantity, decimal? multiplier, decimal? basis, decimal? mark) => quantity * multiplier * (mark - basis);
}
