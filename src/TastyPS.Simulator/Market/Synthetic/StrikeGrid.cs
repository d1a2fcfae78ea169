namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>A number of strikes in steps of so many units.</summary>
internal readonly record struct StrikeBand(int Units, int Count);

/// <summary>The strikes of a series: fine near the money, coarser away from it. Their number does not depend on the level.</summary>
internal sealed class StrikeGrid(decimal unit, IReadOnlyList<StrikeBand> below, IReadOnlyList<StrikeBand> above)
{
    /// <summary>The strikes around a level, ascending.</summary>
    public IReadOnlyList<decimal> Around(double level)
    {
        var center = Math.Max(1, (long)Math.Round(level / (double)unit));
        var strikes = new List<long> { center };
        var strike = center;
        foreach (var (units, count) in below)
        {
            for (var i = 0; i < count && strike > units; i++)
            {
                strike = (strike - 1) / units * units;
                strikes.Add(strike);
            }
        }

        strikes.Reverse();
        strike = center;
        foreach (var (units, count) in above)
        {
            for (var i = 0; i < count; i++)
            {
                strike = (strike / units + 1) * units;
                strikes.Add(strike);
            }
        }

        return strikes.ConvertAll(units => units * unit);
    }

    /// <summary>Whether a strike could have been listed: it lies on the finest step.</summary>
    public bool Holds(decimal strike) => strike > 0 && strike % unit == 0;
}
