using TastyPS.Analytics.Calendar;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>
/// Finds where candles are missing. What is due is what the calendar knows: the regular sessions of the US exchanges, in which futures trade too, and every
/// hour of the week for coins. Outside of these nothing is due.
/// </summary>
internal static class CandleGaps
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The stretches without candles, oldest first.</summary>
    /// <param name="times">The starts of the candles there are, ascending.</param>
    /// <param name="interval">How long they are; of seconds, months, years and trades nothing is said.</param>
    /// <param name="since">From when on candles are due.</param>
    /// <param name="until">Until when; a candle that is not over by then is not due.</param>
    /// <param name="tradesAlways">Whether it trades day and night, as coins do.</param>
    public static IReadOnlyList<CandleGap> Find(IReadOnlyList<DateTimeOffset> times, CandleInterval interval, DateTimeOffset since, DateTimeOffset until, bool tradesAlways)
    {
        if (interval.Unit is not ("m" or "h" or "d") || interval.Length is not { } length)
            return [];

        List<CandleGap> gaps = [];
        var next = 0;
        var wasMissing = false;
        foreach (var slot in Slots(length, since, until, tradesAlways))
        {
            while (next < times.Count && times[next] < slot)
                next++;

            var isThere = next < times.Count && times[next] < slot + length;
            if (isThere)
                wasMissing = false;
            else if (wasMissing)
                gaps[gaps.Count - 1] = gaps[gaps.Count - 1] with { To = slot + length, Missing = gaps[gaps.Count - 1].Missing + 1 };
            else
                gaps.Add(new CandleGap(slot, slot + length, 1));
            wasMissing = !isThere;
        }

        return gaps;
    }

    // A slot may begin before the session does: candles are counted from midnight. Whatever their alignment, one candle starts in each slot.
    private static IEnumerable<DateTimeOffset> Slots(TimeSpan length, DateTimeOffset since, DateTimeOffset until, bool tradesAlways)
    {
        if (tradesAlways)
            return Between(Floor(since, length) is var first && first < since ? first + length : first, until, length, until);

        return length < Day ? Sessions(since, until).SelectMany(session => Between(Floor(session.Open, length), session.Close, length, until).Where(slot => slot >= since))
            : length == Day ? Days(since, until).Select(day => new DateTimeOffset(day, TimeSpan.Zero)).Where(day => day >= since && CloseOf(day) <= until)
            : [];
    }

    private static DateTimeOffset CloseOf(DateTimeOffset day) => TradingCalendar.CloseAt(day.DateTime);

    private static IEnumerable<(DateTimeOffset Open, DateTimeOffset Close)> Sessions(DateTimeOffset since, DateTimeOffset until) =>
        Days(since, until).Select(day => (TradingCalendar.OpenAt(day), TradingCalendar.CloseAt(day)));

    private static IEnumerable<DateTime> Days(DateTimeOffset since, DateTimeOffset until)
    {
        var last = until.UtcDateTime.Date;
        for (var day = DateTime.SpecifyKind(since.UtcDateTime.Date, DateTimeKind.Unspecified); day <= last; day = day.AddDays(1))
        {
            if (TradingCalendar.IsTradingDay(day))
                yield return day;
        }
    }

    private static IEnumerable<DateTimeOffset> Between(DateTimeOffset first, DateTimeOffset end, TimeSpan length, DateTimeOffset until)
    {
        for (var slot = first; slot < end && slot + length <= until; slot += length)
            yield return slot;
    }

    private static DateTimeOffset Floor(DateTimeOffset instant, TimeSpan length)
    {
        var midnight = new DateTimeOffset(instant.UtcDateTime.Date, TimeSpan.Zero);
        return midnight.AddTicks((instant.UtcTicks - midnight.UtcTicks) / length.Ticks * length.Ticks);
    }
}
