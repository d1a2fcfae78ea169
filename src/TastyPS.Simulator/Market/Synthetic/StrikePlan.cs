namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Which grid a series gets by the time it has left.</summary>
internal sealed class StrikePlan
{
    private const int NearDays = 58;
    private const int MiddleDays = 400;

    private readonly StrikeGrid _near;
    private readonly StrikeGrid _middle;
    private readonly StrikeGrid _far;

    private StrikePlan(StrikeGrid near, StrikeGrid middle, StrikeGrid far) => (_near, _middle, _far) = (near, middle, far);

    /// <summary>The S&amp;P 500's: about 20,000 contracts over fifty expirations.</summary>
    public static StrikePlan SpxIndex() => new(
        new StrikeGrid(5m, [new(1, 90), new(2, 25), new(5, 20), new(10, 12), new(20, 20), new(40, 12)], [new(1, 50), new(2, 15), new(5, 8), new(20, 4), new(40, 5)]),
        new StrikeGrid(5m, [new(5, 30), new(10, 20), new(20, 30), new(40, 8)], [new(5, 25), new(10, 8), new(20, 10), new(40, 8)]),
        new StrikeGrid(5m, [new(20, 30), new(40, 15)], [new(20, 20), new(40, 10)]));

    /// <summary>For what costs hundreds of its finest steps.</summary>
    public static StrikePlan Of(decimal unit) => new(
        new StrikeGrid(unit, [new(1, 40), new(2, 15), new(5, 8), new(10, 10), new(50, 8)], [new(1, 30), new(2, 10), new(5, 8), new(10, 4)]),
        new StrikeGrid(unit, [new(2, 20), new(5, 12), new(10, 10), new(50, 8)], [new(2, 15), new(5, 10), new(10, 8)]),
        new StrikeGrid(unit, [new(5, 15), new(10, 10), new(50, 8)], [new(5, 12), new(10, 10)]));

    /// <summary>For what costs only a few of its finest steps.</summary>
    public static StrikePlan Few(decimal unit) => new(
        new StrikeGrid(unit, [new(1, 20), new(2, 10)], [new(1, 20), new(2, 10), new(5, 4)]),
        new StrikeGrid(unit, [new(1, 12), new(2, 10)], [new(1, 12), new(2, 10), new(5, 6)]),
        new StrikeGrid(unit, [new(2, 15)], [new(2, 10), new(5, 8)]));

    public StrikeGrid GridFor(int daysLeft) => daysLeft switch
    {
        <= NearDays => _near,
        <= MiddleDays => _middle,
        _ => _far,
    };

    public bool Holds(decimal strike) => _near.Holds(strike);
}
