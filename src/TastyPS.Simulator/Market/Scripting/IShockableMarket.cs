namespace TastyPS.Simulator.Market.Scripting;

/// <summary>A market whose prices come from a model, which can be made to jump.</summary>
internal interface IShockableMarket
{
    /// <summary>From the clock's instant on prices are multiplied by a factor, and options are priced accordingly.</summary>
    /// <param name="symbol">An equity, fund, index, cryptocurrency or the root of a future; everything if null.</param>
    /// <param name="factor">The factor.</param>
    /// <returns>False if nobody knows the symbol.</returns>
    bool TryShock(string? symbol, double factor);
}
