namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>How a price and its volatility move: a function of the seed and the time.</summary>
internal interface IPriceProcess
{
    /// <summary>Price and volatility.</summary>
    MarketMoment At(DateTimeOffset instant);

    /// <summary>The price alone, which is cheaper.</summary>
    double PriceAt(DateTimeOffset instant);
}
