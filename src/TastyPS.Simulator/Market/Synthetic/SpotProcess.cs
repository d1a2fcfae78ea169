namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>How an underlying's price and volatility move: a function of the seed and the time.</summary>
internal sealed class SpotProcess
{
    private readonly double _level;
    private readonly NoisePath _spot;
    private readonly NoisePath _volatility;

    public SpotProcess(UnderlyingSpec spec, ulong seed)
    {
        _level = spec.Level;
        _spot = new NoisePath(seed, spec.SpotNoise);
        _volatility = new NoisePath(seed, spec.VolatilityNoise);
    }

    public MarketMoment At(DateTimeOffset instant) => new(instant, _level * _spot.FactorAt(instant), _volatility.FactorAt(instant));
}
