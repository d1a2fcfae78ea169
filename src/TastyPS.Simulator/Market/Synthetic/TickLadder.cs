namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Puts model values on the tick.</summary>
internal sealed class TickLadder
{
    private readonly (double Threshold, double Tick, decimal TickSize)[] _steps;

    public TickLadder(IReadOnlyList<TickSize> sizes) =>
        _steps = sizes.Select(size => (size.Threshold is { } threshold ? (double)threshold : double.PositiveInfinity, (double)size.Value, size.Value)).ToArray();

    /// <summary>The tick that applies to a price.</summary>
    public decimal TickAt(double price) => StepAt(price).TickSize;

    /// <summary>The highest price on tick that is not above the value.</summary>
    public decimal Floor(double value)
    {
        var (_, tick, size) = StepAt(value);
        return (long)Math.Floor(value / tick) * size;
    }

    /// <summary>The lowest price on tick that is not below the value.</summary>
    public decimal Ceiling(double value)
    {
        var (_, tick, size) = StepAt(value);
        return (long)Math.Ceiling(value / tick) * size;
    }

    /// <summary>The price on tick that is nearest to the value.</summary>
    public decimal Nearest(double value)
    {
        var (_, tick, size) = StepAt(value);
        return (long)Math.Floor(value / tick + 0.5) * size;
    }

    private (double Threshold, double Tick, decimal TickSize) StepAt(double price)
    {
        foreach (var step in _steps)
        {
            if (price < step.Threshold)
                return step;
        }

        return _steps[_steps.Length - 1];
    }
}
