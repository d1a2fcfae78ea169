namespace TastyPS.Client.Instruments;

/// <summary>A symbol for which there is no symbol of the market data feed.</summary>
/// <param name="Asked">The symbol as it was asked for.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record UnresolvedSymbol(string Asked, string Reason)
{
    /// <summary>The symbol and the reason.</summary>
    public override string ToString() => $"{Asked}: {Reason}";
}
