namespace TastyPS.Simulator.Market.History;

/// <summary>What the length of a bar is counted in.</summary>
public enum BarUnit
{
    /// <summary>Minutes.</summary>
    Minute,

    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Trading days.</summary>
    Day,

    /// <summary>Weeks from Monday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,
}

/// <summary>The length and alignment of bars.</summary>
/// <param name="Count">How many units, at least 1.</param>
/// <param name="Unit">The unit.</param>
/// <param name="RegularHours">Whether only trades from 9:30 to 16:00 in New York count (<c>tho=true</c>); equities know no others here.</param>
/// <param name="SessionAligned">Whether minutes and hours are counted from the start of the session (<c>a=s</c>) instead of midnight UTC.</param>
public readonly record struct BarPeriod(int Count, BarUnit Unit, bool RegularHours = false, bool SessionAligned = false)
{
    /// <summary>Whether bars are shorter than a day.</summary>
    public bool IsIntraday => Unit is BarUnit.Minute or BarUnit.Hour;
}
