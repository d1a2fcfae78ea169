using TastyPS.Client.Accounts;
using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Accounts;

public sealed class MarkedPositionsTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    // By hand: signed quantity × multiplier × mark, × (mark − open), × (mark − day's basis) + realized.
    [Theory]
    // Long 10 stocks, opened at 100, closed at 110, now 112.5: worth 1125, up 125 since opening, 25 today.
    [InlineData("Long", "10", "100.0", "110.0", "1", "112.5", "0.0", "None", "1125", "125", "25")]
    // Short 2 puts at 0.79, closed at 0.41, now 0.35: owes 70, up 88 since opening, 12 today, plus 5 realized.
    [InlineData("Short", "2", "0.79", "0.41", "100", "0.35", "5.0", "Credit", "-70", "88", "17")]
    // The same short puts against us at 0.95: down 32 since opening, 108 today, less 5 realized.
    [InlineData("Short", "2", "0.79", "0.41", "100", "0.95", "5.0", "Debit", "-190", "-32", "-113")]
    // Long 3 futures of 50 dollars a point from 6000.25, closed at 6010.5, now 6001: nominal 900150, up 112.5, down 1425 today.
    [InlineData("Long", "3", "6000.25", "6010.5", "50", "6001.0", "0.0", "None", "900150", "112.5", "-1425")]
    // 0.123456789 coins from 94005.47, now 94005.48: a cent a coin, to the last digit.
    [InlineData("Long", "0.123456789", "94005.47", "94005.47", "1", "94005.48", "0.0", "None", "11605.61470920372", "0.00123456789", "0.00123456789")]
    public async Task Values_and_gains_follow_from_the_mark_to_the_last_digit(
        string direction, string quantity, string open, string dayBasis, string multiplier, string mark, string realized, string effect, string value, string gain, string dayGain)
    {
        var position = await MarkedAsync(Book.Position("XYZ", "Equity", direction, quantity, open, dayBasis, multiplier, realized, effect), mark);

        Assert.Equal((Number(mark), Number(value), Number(gain), Number(dayGain)), (position.Mark, position.MarketValue, position.UnrealizedGain, position.DayGain));
    }

    [Fact]
    public async Task A_position_opened_today_counts_from_the_basis_the_service_gives()
    {
        // Opened today at 2.10: the service's basis is the opening price, not the previous close of 1.80.
        var position = await MarkedAsync("""
            {"symbol":"XYZ","instrument-type":"Equity","quantity":1,"quantity-direction":"Long","multiplier":100,"average-open-price":"2.1","average-daily-market-close-price":"2.1",
             "close-price":"1.8","realized-day-gain":"0.0"}
            """, "2.35");

        Assert.Equal((25m, 25m), (position.UnrealizedGain, position.DayGain));
    }

    [Theory]
    [InlineData("""{"symbol":"XYZ","instrument-type":"Equity"}""")]
    [InlineData("""{"symbol":"XYZ","instrument-type":"Equity","quantity":1,"multiplier":1,"average-open-price":"1","average-daily-market-close-price":"1","realized-day-gain":"1"}""")]
    public async Task A_part_that_was_not_sent_leaves_the_values_open(string json)
    {
        var position = await MarkedAsync(json, "2.0");

        Assert.Equal((2m, null, null, null), (position.Mark, position.MarketValue, position.UnrealizedGain, position.DayGain));
    }

    [Fact]
    public async Task A_gain_realized_that_was_not_sent_is_not_taken_for_zero()
    {
        var position = await MarkedAsync("""
            {"symbol":"XYZ","instrument-type":"Equity","quantity":1,"quantity-direction":"Long","multiplier":1,"average-open-price":"1","average-daily-market-close-price":"1"}
            """, "2.0");

        Assert.Equal((1m, null), (position.UnrealizedGain, position.DayGain));
    }

    [Fact]
    public async Task Without_a_mark_there_is_no_value_and_no_gain_and_the_instrument_is_named()
    {
        var transport = Serving(Book.List(Book.Position("AAA", "Equity", "Long"), Book.Position("BBB", "Equity", "Long")), Book.List(Book.Mark("AAA", "1.0"), """{"symbol":"CCC"}"""));

        var marked = await Book.Over(transport).GetPositionsWithMarksAsync(Book.Number, null, None);

        var unanswered = marked.Positions[1];
        Assert.Equal((null, null, null, null), (unanswered.Mark, unanswered.MarketValue, unanswered.UnrealizedGain, unanswered.DayGain));
        Assert.Equal(new InstrumentKey(InstrumentType.Equity, "BBB"), Assert.Single(marked.Missing));
        Assert.Empty(marked.Failures);
        Assert.Equal(new DateTimeOffset(2026, 8, 24, 17, 58, 51, 32, TimeSpan.Zero), marked.Positions[0].MarkTime);
    }

    [Fact]
    public async Task Positions_without_a_mark_are_named_once_whatever_kept_it_away()
    {
        var transport = Serving(
            Book.List(
                Book.Position("AAA", "Equity", "Long"),
                Book.Position("NULL", "Equity", "Long"),
                Book.Position("UNANSWERED", "Equity", "Long"),
                Book.Position("NULL", "Equity", "Short"),
                Book.Position("912828U40", "Fixed Income Security", "Long")),
            Book.List(Book.Mark("AAA", "1.0"), """{"symbol":"NULL","mark":null}"""));

        var marked = await Book.Over(transport).GetPositionsWithMarksAsync(Book.Number, null, None);

        Assert.Equal(["NULL", "UNANSWERED", "912828U40"], marked.Unmarked);
    }

    [Fact]
    public async Task Instruments_of_all_kinds_are_asked_for_in_one_request_and_each_once()
    {
        var transport = Serving(
            Book.List(
                Book.Position("SPY", "Equity", "Long"),
                Book.Position("XYZ   260619P00014000", "Equity Option", "Short"),
                Book.Position("/ESZ6", "Future", "Long"),
                Book.Position("./ESU6 E1AN6 260706C6260", "Future Option", "Long"),
                Book.Position("BTC/USD", "Cryptocurrency", "Long"),
                Book.Position("SPY", "Equity", "Short"),
                Book.Position("912828U40", "Fixed Income Security", "Long")),
            Book.List(Book.Mark("SPY", "600.0")));

        var marked = await Book.Over(transport).GetPositionsWithMarksAsync(Book.Number, null, None);

        Assert.Equal(
            (ApiFamily.MarketData, "market-data/by-type?equity=SPY&equity-option=XYZ%20%20%20260619P00014000&future=%2FESZ6&future-option=.%2FESU6%20E1AN6%20260706C6260&cryptocurrency=BTC%2FUSD"),
            transport.Requests[1]);
        Assert.Equal(2, transport.Requests.Count);
        Assert.Equal([600m, null, null, null, null, 600m, null], marked.Positions.Select(position => position.Mark));
    }

    [Fact]
    public async Task Where_there_is_no_market_data_positions_come_all_the_same_and_the_failure_once()
    {
        var positions = Book.List([.. Enumerable.Range(0, 250).Select(place => Book.Position($"S{place}", "Equity", "Long"))]);
        var transport = new CannedTransport(address => address.StartsWith("accounts", StringComparison.Ordinal) ? positions : throw new TastyServiceNotInSandboxException("not here"));

        var marked = await Book.Over(transport).GetPositionsWithMarksAsync(Book.Number, null, None);

        Assert.Equal(250, marked.Positions.Count);
        Assert.All(marked.Positions, position => Assert.Null(position.Mark));
        Assert.IsType<TastyServiceNotInSandboxException>(Assert.Single(marked.Failures));
        Assert.Equal(250, marked.Missing.Count);
        Assert.Equal(2, transport.Requests.Count);
    }

    [Fact]
    public async Task The_positions_that_were_given_are_not_changed()
    {
        var service = Book.Over(Serving(Book.List(Book.Position("XYZ", "Equity", "Long")), Book.List(Book.Mark("XYZ", "1.0"))));
        var positions = await service.GetPositionsAsync(Book.Number, null, None);

        var marked = await service.MarkAsync(positions, None);

        Assert.Null(positions[0].Mark);
        Assert.Equal(1m, marked.Positions[0].Mark);
    }

    private static async Task<Position> MarkedAsync(string position, string mark)
    {
        var marked = await Book.Over(Serving(Book.List(position), Book.List(Book.Mark("XYZ", mark)))).GetPositionsWithMarksAsync(Book.Number, null, None);
        return Assert.Single(marked.Positions);
    }

    private static CannedTransport Serving(string positions, string marketData) =>
        new(address => address.StartsWith("accounts", StringComparison.Ordinal) ? positions : marketData);

    private static decimal? Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
