using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest;

/// <summary>Figures that a market does not have and a reply needs. Invented, but the same for the same symbol in every run.</summary>
internal static class ReferenceFigures
{
    public static int IdOf(string symbol) => 1 + (int)(Hash(symbol) % 30_000_000);

    public static decimal BetaOf(Listing listing) => listing.Symbol == "SPX" ? 1m : 0.5m + (Hash("beta" + listing.Symbol) % 1_500_000_000) / 1_000_000_000m;

    /// <summary>The year's range around what is known of the day.</summary>
    public static (decimal Low, decimal High)? YearRangeOf(string symbol, Quotation quote)
    {
        decimal[] known = [.. new[] { quote.High, quote.Low, quote.Last, quote.PreviousClose }.OfType<decimal>()];
        if (known.Length == 0) return null;
        var share = (Hash("year" + symbol) % 1000) / 1000m;
        return (Math.Round(known.Min() * (0.9m - 0.3m * share), 2), Math.Round(known.Max() * (1.02m + 0.4m * share), 2));
    }

    // FNV-1a: the framework's string hash differs from process to process.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = unchecked((hash ^ character) * 16777619u);
        return hash;
    }
}
