using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Market.History;

/// <summary>The past of a market that has only a present: known symbols, no bars.</summary>
public sealed class NoPriceHistory(IMarket market) : IPriceHistory
{
    /// <inheritdoc/>
    public bool TryGetBars(string streamerSymbol, BarPeriod period, DateTimeOffset from, DateTimeOffset to, [NotNullWhen(true)] out IReadOnlyList<PriceBar>? bars)
    {
        bars = market.TryResolveStreamer(streamerSymbol, out _) ? [] : null;
        return bars is not null;
    }
}
