namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>How an underlying's price and volatility move: a function of the seed and the time, and of the shocks it was given.</summary>
internal sealed class SpotProcess : IPriceProcess
{
    private readonly double _level;
    private readonly NoisePath _spot;
    private readonly NoisePath _volatility;
    private readonly ShockBook _shocks;
    private readonly string _shockGroup;

    public SpotProcess(UnderlyingSpec spec, ulong seed, ShockBook shocks)
        : this(spec.Level, spec.SpotNoise, spec.VolatilityNoise, spec.ShockGroup ?? spec.Listing.Symbol, seed, shocks)
    {
    }

    public SpotProcess(double level, IEnumerable<NoiseComponent> spot, IEnumerable<NoiseComponent> volatility, string shockGroup, ulong seed, ShockBook shocks)
    {
        _level = level;
        _spot = new NoisePath(seed, spot);
        _volatility = new NoisePath(seed, volatility);
        (_shocks, _shockGroup) = (shocks, shockGroup);
    }

    public MarketMoment At(DateTimeOffset instant) => new(instant, PriceAt(instant), _volatility.FactorAt(instant));

    public double PriceAt(DateTimeOffset instant) => _level * _spot.FactorAt(instant) * _shocks.FactorAt(_shockGroup, instant);
}
