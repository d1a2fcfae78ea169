using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Market.History;

/// <summary>Prices of the past in bars.</summary>
/// <remarks>
/// A pure function of the seed and the clock, and consistent with the market's quotations: the bar that holds the clock's instant ends at
/// the current price, and the bar of the day has the day's open, high and low. Options have bars of trades only where they traded. Minutes are made of
/// their first and last price; seconds and trades look closer, and may reach a tick beyond their minute.
/// </remarks>
public interface IPriceHistory
{
    /// <summary>The bars that begin at <paramref name="from"/> or later and not after <paramref name="to"/>, ascending, none beyond the clock.</summary>
    /// <param name="streamerSymbol">Any symbol that <see cref="IMarket.TryResolveStreamer"/> knows, without <c>{=…}</c>.</param>
    /// <param name="period">The length of the bars.</param>
    /// <param name="from">The earliest start of a bar.</param>
    /// <param name="to">The latest start of a bar.</param>
    /// <param name="bars">The bars; empty if there are none in the range, or none at all.</param>
    /// <returns>False if nobody knows the symbol.</returns>
    bool TryGetBars(string streamerSymbol, BarPeriod period, DateTimeOffset from, DateTimeOffset to, [NotNullWhen(true)] out IReadOnlyList<PriceBar>? bars);
}
