namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>One source of movement: a named noise that several paths may share, scaled to a volatility a year (negative: it moves against).</summary>
internal readonly record struct NoiseComponent(string Source, double Volatility, int Octaves);

/// <summary>A factor around 1 that moves with time.</summary>
internal sealed class NoisePath
{
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly (ulong Key, double Volatility, int Octaves)[] _components;

    public NoisePath(ulong seed, IEnumerable<NoiseComponent> components) =>
        _components = components.Select(component => (Noise.Mix(seed, component.Source), component.Volatility, component.Octaves)).ToArray();

    public double FactorAt(DateTimeOffset instant)
    {
        var minutes = (instant - Epoch).TotalMinutes;
        var log = 0.0;
        foreach (var (key, volatility, octaves) in _components)
            log += volatility * Noise.Walk(key, minutes, octaves);
        return Math.Exp(log);
    }
}
