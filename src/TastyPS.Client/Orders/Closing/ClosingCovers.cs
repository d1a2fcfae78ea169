using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Orders.Closing;

/// <summary>So much of a long position keeps a short option from being naked.</summary>
/// <param name="Long">The long position.</param>
/// <param name="Short">The short option.</param>
/// <param name="Quantity">How many units of the long position.</param>
/// <param name="Bond">What that means for these units.</param>
internal sealed record ClosingCover(ClosingHolding Long, ClosingHolding Short, decimal Quantity, ClosingBond Bond);

/// <summary>What a cover may do.</summary>
internal enum ClosingBond
{
    /// <summary>It stays, because the short option stays open.</summary>
    Stays,

    /// <summary>It goes with the short option, in one order.</summary>
    GoesAlong,

    /// <summary>It waits until the order is filled that closes the short option.</summary>
    Waits,
}

/// <summary>
/// Which long positions cover which short options, and how much of each is needed for that; the rest is free. Every unit covers once. Short options are served from the
/// latest expiration on: the fewest long ones outlive those, so that nothing is left uncovered which could be covered. Where it is not known how much is needed, all waits.
/// </summary>
internal static class ClosingCovers
{
    /// <summary>Finds them.</summary>
    /// <param name="group">All positions of one account and underlying.</param>
    /// <param name="closing">Those of them that are to be closed, as far as they can be.</param>
    /// <param name="together">Those that go in one order.</param>
    public static IReadOnlyList<ClosingCover> Find(IReadOnlyList<ClosingHolding> group, IReadOnlyCollection<ClosingHolding> closing, IReadOnlyCollection<ClosingHolding> together)
    {
        var free = closing.Where(holding => !holding.IsShort).ToDictionary(holding => holding, holding => holding.Closable);
        var covers = new List<ClosingCover>();
        foreach (var (open, quantity, bond) in group.SelectMany(holding => Needs(holding, closing, together)).OrderByDescending(need => need.Open.Expiration).ThenBy(need => need.Bond))
        {
            var left = quantity;
            foreach (var cover in free.Keys.Where(cover => cover.Covers(open)).OrderBy(cover => Rank(cover, bond, together)).ThenBy(Protection).ThenBy(cover => cover.Expiration).ToList())
            {
                var units = UnitsFor(cover, open);
                var taken = units is { } each ? Math.Min(free[cover], Math.Ceiling(left * each)) : free[cover];
                if (left <= 0m || taken <= 0m)
                    continue;
                free[cover] -= taken;
                left -= units is { } known ? taken / known : 0m;
                covers.Add(new ClosingCover(cover, open, taken, bond == ClosingBond.GoesAlong && !together.Contains(cover) ? ClosingBond.Waits : bond));
            }
        }

        return covers;
    }

    // How much of a short option stays open whatever is done now, and how much is closed.
    private static IEnumerable<(ClosingHolding Open, decimal Quantity, ClosingBond Bond)> Needs(
        ClosingHolding holding, IReadOnlyCollection<ClosingHolding> closing, IReadOnlyCollection<ClosingHolding> together)
    {
        if (!holding.IsShort || !holding.IsOption)
            yield break;
        var closed = closing.Contains(holding) ? holding.Closable : 0m;
        if (Math.Abs(holding.Quantity!.Value) - closed is > 0m and var stays)
            yield return (holding, stays, ClosingBond.Stays);
        if (closed > 0m)
            yield return (holding, closed, together.Contains(holding) ? ClosingBond.GoesAlong : ClosingBond.Waits);
    }

    // What goes in the same order is free to cover; else shares and futures cover better than options.
    private static int Rank(ClosingHolding cover, ClosingBond bond, IReadOnlyCollection<ClosingHolding> together) =>
        bond == ClosingBond.GoesAlong && together.Contains(cover) ? 0 : cover.IsOption ? 2 : 1;

    // Of options those first that limit the risk most: the lowest call, the highest put.
    private static decimal Protection(ClosingHolding cover) => cover.Strike is not { } strike ? 0m : cover.Right == OptionType.Put ? -strike : strike;

    // How many units of a long position one short option takes; null if that is not known.
    private static decimal? UnitsFor(ClosingHolding cover, ClosingHolding open)
    {
        var own = cover.Facts.Multiplier ?? (cover.Kind == OrderInstrumentType.Equity ? 1m : null);
        return (open.Facts.Multiplier, own) is (> 0m and var worth, > 0m and var unit) ? worth / unit : cover.IsOption ? 1m : null;
    }
}
