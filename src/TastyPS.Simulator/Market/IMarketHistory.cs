namespace TastyPS.Simulator.Market;

/// <summary>A market that remembers: it can be looked at as it was.</summary>
internal interface IMarketHistory
{
    /// <summary>The same market with its clock standing still at an instant.</summary>
    IMarket AsOf(DateTimeOffset instant);
}
