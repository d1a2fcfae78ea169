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

    /// <summary>From the day after one monthly expiration of options to the next.</summary>
    OptionMonth,

    /// <summary>Seconds.</summary>
    Second,

    /// <summary>Trades, counted anew in each session; of an index its values, one a second.</summary>
    Trade,

    /// <summary>What was traded, counted anew in each session.</summary>
    Volume,

    /// <summary>Points by which the price moved away from the bar's first one, seen each second and counted anew each hour.</summary>
    Move,
}

/// <summary>The prices that bars are made of.</summary>
public enum BarPrice
{
    /// <summary>Of trades; of an index its values.</summary>
    Last,

    /// <summary>Best bids.</summary>
    Bid,

    /// <summary>Best offers.</summary>
    Ask,

    /// <summary>Halfway between both.</summary>
    Mark,

    /// <summary>Of futures and options: one at the close of each session.</summary>
    Settlement,
}

/// <summary>The length and alignment of bars.</summary>
/// <param name="Count">How many units, at least 1.</param>
/// <param name="Unit">The unit.</param>
/// <param name="RegularHours">Whether only trades from 9:30 to 16:00 in New York count (<c>tho=true</c>); equities know no others here.</param>
/// <param name="SessionAligned">Whether seconds, minutes and hours are counted from the start of the session (<c>a=s</c>) instead of midnight UTC.</param>
/// <param name="Price">The prices.</param>
public readonly record struct BarPeriod(int Count, BarUnit Unit, bool RegularHours = false, bool SessionAligned = false, BarPrice Price = BarPrice.Last)
{
    /// <summary>Whether bars are shorter than a day.</summary>
    public bool IsIntraday => Unit is BarUnit.Minute or BarUnit.Hour || IsFine;

    /// <summary>Whether bars need more than a look at each minute.</summary>
    public bool IsFine => Unit is BarUnit.Second or BarUnit.Trade or BarUnit.Volume or BarUnit.Move;
}
