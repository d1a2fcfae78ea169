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
    /// <param name="group">All positions of one account and underlying that have not expired.</param>
    /// <param name="closing">Those of them that are to be closed, as far as they can be.</param>
    /// <param name="together">Those that go in one order.</param>
    public static IReadOnlyList<ClosingCover> Find(IReadOnlyList<ClosingHolding> group, IReadOnlyCollection<ClosingHolding> closing, IReadOnlyCollection<ClosingHolding> together)
    {
        decimal Leaving(ClosingHolding holding) => closing.Contains(holding) ? holding.Closable : 0m;
        var longs = group.Where(holding => holding.Quantity > 0m).ToList();
        var free = longs.ToDictionary(holding => holding, Leaving);
        var staying = longs.ToDictionary(holding => holding, holding => holding.Quantity!.Value - holding.Held - Leaving(holding));
        var covers = new List<ClosingCover>();
        foreach (var (open, quantity, bond) in group.SelectMany(holding => Needs(holding, closing, together)).OrderByDescending(need => need.Open.Expiration).ThenBy(need => need.Bond))
        {
            // What stays open is covered first by what stays anyway.
            var left = bond == ClosingBond.Stays ? Serve(staying, open, quantity, _ => 0, null) : quantity;
            left = Serve(free, open, left, cover => Rank(cover, bond, together), (cover, taken) =>
                covers.Add(new ClosingCover(cover, open, taken, bond == ClosingBond.GoesAlong && !together.Contains(cover) ? ClosingBond.Waits : bond)));
            if (bond != ClosingBond.Stays)
                Serve(staying, open, left, _ => 0, null);
        }

        return covers;
    }

    // Takes of the long positions what a short option needs; what it still needs then.
    private static decimal Serve(Dictionary<ClosingHolding, decimal> longs, ClosingHolding open, decimal needed, Func<ClosingHolding, int> rank, Action<ClosingHolding, decimal>? tell)
    {
        foreach (var cover in longs.Keys.Where(cover => cover.Covers(open)).OrderBy(rank).ThenBy(Protection).ThenBy(cover => cover.Expiration).ToList())
        {
            var units = UnitsFor(cover, open);
            var taken = units is { } each ? Math.Min(longs[cover], Math.Ceiling(needed * each)) : longs[cover];
            if (needed <= 0m || taken <= 0m)
                continue;
            longs[cover] -= taken;
            needed -= units is { } known ? taken / known : 0m;
            tell?.Invoke(cover, taken);
        }

        return needed;
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
