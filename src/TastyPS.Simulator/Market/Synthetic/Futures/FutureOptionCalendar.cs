using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>One option contract that is to be listed.</summary>
/// <param name="Product">The kind of option.</param>
/// <param name="Month">The month in its symbol.</param>
/// <param name="Expiration">Its last day.</param>
/// <param name="Future">The contract that it delivers.</param>
internal readonly record struct FutureOptionListing(FutureOptionProduct Product, DateTime Month, DateTime Expiration, FutureContract Future)
{
    public DateTimeOffset ExpiresAt => NewYorkTime.At(Expiration, Product.Cutoff);
}

/// <summary>Which options a product lists.</summary>
internal sealed class FutureOptionCalendar
{
    private static readonly DayOfWeek[] LetteredDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday];

    /// <summary>The standard months: kind, how many, and when a month expires.</summary>
    public required FutureOptionProduct Standard { get; init; }

    /// <summary>Whether only months of the futures have a standard option; otherwise the months between them have one on the next future.</summary>
    public bool OnlyFutureMonths { get; init; } = true;

    public required int StandardMonths { get; init; }

    /// <summary>The last day of a standard month, by the month and the last day of its future.</summary>
    public required Func<DateTime, DateTime, DateTime> StandardExpiration { get; init; }

    /// <summary>By number of the Friday in its month.</summary>
    public IReadOnlyList<FutureOptionProduct> Fridays { get; init; } = [];

    public int FridayCount { get; init; }

    /// <summary>By weekday from Monday to Thursday, then by its number in the month.</summary>
    public IReadOnlyList<IReadOnlyList<FutureOptionProduct>> Weekdays { get; init; } = [];

    public int WeekdayCount { get; init; }

    /// <summary>The last business day of the month; null if it has no option of its own.</summary>
    public FutureOptionProduct? MonthEnd { get; init; }

    public int MonthEnds { get; init; }

    public IEnumerable<FutureOptionProduct> Products =>
        [Standard, .. MonthEnd is null ? [] : new[] { MonthEnd }, .. Fridays, .. Weekdays.SelectMany(products => products)];

    /// <summary>What is listed on a day, ordered by expiry, then root.</summary>
    public IReadOnlyList<FutureOptionListing> ListedOn(DateTime day, IReadOnlyList<FutureContract> futures)
    {
        var standards = StandardsFrom(day, futures).Take(StandardMonths).ToArray();
        var taken = new HashSet<DateTime>(Standard.IsAmSettled ? [] : standards.Select(standard => standard.Expiration));
        var others = new List<FutureOptionListing>();
        if (MonthEnd is not null)
        {
            others.AddRange(MonthEndsFrom(day).Take(MonthEnds).Select(end => Delivering(MonthEnd, end, futures)).OfType<FutureOptionListing>());
            taken.UnionWith(others.Select(other => other.Expiration));
        }

        others.AddRange(Numbered(day, DayOfWeek.Friday, Fridays, FridayCount, taken, futures));
        for (var weekday = 0; weekday < Weekdays.Count; weekday++)
            others.AddRange(Numbered(day, LetteredDays[weekday], Weekdays[weekday], WeekdayCount, taken, futures));
        return [.. standards.Concat(others).OrderBy(listing => listing.ExpiresAt).ThenBy(listing => listing.Product.RootSymbol, StringComparer.Ordinal)];
    }

    private IEnumerable<FutureOptionListing> StandardsFrom(DateTime day, IReadOnlyList<FutureContract> futures)
    {
        if (futures.Count == 0)
            yield break;
        for (var month = futures[0].Month.AddMonths(-3); month <= futures[futures.Count - 1].Month; month = month.AddMonths(1))
        {
            var future = futures.FirstOrDefault(candidate => IsDelivered(candidate) && candidate.Month >= month);
            if (future is null || (OnlyFutureMonths && future.Month != month))
                continue;
            var expiration = StandardExpiration(month, future.Expiration);
            if (expiration >= day && expiration <= future.Expiration)
                yield return new FutureOptionListing(Standard, month, expiration, future);
        }
    }

    private static IEnumerable<FutureOptionListing> Numbered(
        DateTime day, DayOfWeek weekday, IReadOnlyList<FutureOptionProduct> products, int count, HashSet<DateTime> taken, IReadOnlyList<FutureContract> futures)
    {
        var first = day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);
        for (var week = 0; week < count; week++)
        {
            var expiration = first.AddDays(7 * week);
            var number = (expiration.Day - 1) / 7;
            if (number < products.Count && !taken.Contains(expiration) && TradingCalendar.IsTradingDay(expiration)
                && Delivering(products[number], expiration, futures) is { } listing)
            {
                yield return listing;
            }
        }
    }

    private static IEnumerable<DateTime> MonthEndsFrom(DateTime day)
    {
        for (var month = new DateTime(day.Year, day.Month, 1); ; month = month.AddMonths(1))
        {
            var end = BusinessDays.LastOf(month);
            if (end >= day)
                yield return end;
        }
    }

    // The nearest future that outlives the option, and whose notices have not begun.
    private static FutureOptionListing? Delivering(FutureOptionProduct product, DateTime expiration, IReadOnlyList<FutureContract> futures)
    {
        var listing = new FutureOptionListing(product, new DateTime(expiration.Year, expiration.Month, 1), expiration, null!);
        var future = futures.FirstOrDefault(candidate => IsDelivered(candidate) && candidate.ExpiresAt > listing.ExpiresAt && !(candidate.FirstNotice <= expiration));
        return future is null ? null : listing with { Future = future };
    }

    private static bool IsDelivered(FutureContract future) => future.Product.ActiveMonths.IndexOf(FutureSymbols.Letter(future.Month)) >= 0;
}
