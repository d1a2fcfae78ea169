using TastyPS.Client.Streaming.Candles;

namespace TastyPS.Client.Tests.Streaming.Candles;

/// <summary>Where candles are due. June 2026: the 11th is a Thursday, the 19th a holiday, the 13th and 14th a weekend. New York is four hours behind UTC.</summary>
public sealed class CandleGapsTests
{
    [Fact]
    public void A_day_without_trading_is_no_gap()
    {
        string[] days = ["2026-06-17", "2026-06-18", "2026-06-22"];

        Assert.Empty(Find(days, "1d", "2026-06-17", "2026-06-22T21:00"));
    }

    [Fact]
    public void A_trading_day_that_is_missing_is_a_gap()
    {
        string[] days = ["2026-06-15", "2026-06-18"];

        Assert.Equal([new CandleGap(At("2026-06-16"), At("2026-06-18"), 2)], Find(days, "1d", "2026-06-15", "2026-06-18T21:00"));
    }

    [Fact]
    public void Days_missing_at_the_beginning_and_at_the_end_are_gaps()
    {
        string[] days = ["2026-06-16"];

        Assert.Equal(
            [new CandleGap(At("2026-06-15"), At("2026-06-16"), 1), new CandleGap(At("2026-06-17"), At("2026-06-18"), 1)],
            Find(days, "1d", "2026-06-15", "2026-06-17T21:00"));
    }

    [Fact]
    public void The_day_under_way_is_not_due_yet()
    {
        string[] days = ["2026-06-11"];

        Assert.Empty(Find(days, "1d", "2026-06-11", "2026-06-12T15:00"));
    }

    [Fact]
    public void The_hours_of_the_regular_session_are_due_and_no_others()
    {
        string[] hours = ["2026-06-11T13:00", "2026-06-11T14:00", "2026-06-11T15:00", "2026-06-11T18:00", "2026-06-11T19:00", "2026-06-12T13:00"];

        Assert.Equal([new CandleGap(At("2026-06-11T16:00"), At("2026-06-11T18:00"), 2)], Find(hours, "1h", "2026-06-11", "2026-06-12T14:30"));
    }

    [Fact]
    public void Hours_counted_from_the_opening_are_no_gaps()
    {
        string[] hours = ["2026-06-11T13:30", "2026-06-11T14:30", "2026-06-11T15:30", "2026-06-11T16:30", "2026-06-11T17:30", "2026-06-11T18:30", "2026-06-11T19:30"];

        Assert.Empty(Find(hours, "1h", "2026-06-11", "2026-06-11T23:00"));
    }

    // The day after Thanksgiving ends at 13:00 in New York, which is five hours behind UTC by then.
    [Fact]
    public void A_half_day_ends_early()
    {
        string[] hours = ["2026-11-27T14:00", "2026-11-27T15:00", "2026-11-27T16:00", "2026-11-27T17:00"];

        Assert.Empty(Find(hours, "1h", "2026-11-26", "2026-11-28"));
    }

    [Fact]
    public void What_trades_always_is_due_on_a_weekend()
    {
        string[] days = ["2026-06-12", "2026-06-14"];

        Assert.Equal([new CandleGap(At("2026-06-13"), At("2026-06-14"), 1)], Find(days, "1d", "2026-06-12", "2026-06-15", tradesAlways: true));
    }

    [Theory]
    [InlineData("10s")]
    [InlineData("1mo")]
    [InlineData("100t")]
    public void Of_other_lengths_nothing_is_said(string interval) => Assert.Empty(Find([], interval, "2026-01-01", "2026-06-01"));

    private static IReadOnlyList<CandleGap> Find(string[] times, string interval, string since, string until, bool tradesAlways = false) =>
        CandleGaps.Find([.. times.Select(At)], new CandleInterval(interval), At(since), At(until), tradesAlways);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
