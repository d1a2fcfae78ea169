using TastyPS.Client.Accounts;
using TastyPS.Client.Http;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Accounts;

public sealed class PositionTests
{
    private const string ShortPut = """
        {"account-number":"5WT00001","symbol":"XYZ   260619P00014000","instrument-type":"Equity Option","underlying-symbol":"XYZ","quantity":2,"quantity-direction":"Short",
        "close-price":"0.41","average-open-price":"0.79","average-yearly-market-close-price":"0.79","average-daily-market-close-price":"0.41","multiplier":100,
        "cost-effect":"Debit","is-suppressed":false,"is-frozen":false,"restricted-quantity":0,"expires-at":"2026-06-19T20:00:00.000+00:00",
        "realized-day-gain":"0.0","realized-day-gain-effect":"None","realized-day-gain-date":"2026-05-24","realized-today":"0.0","realized-today-effect":"None",
        "realized-today-date":"2026-05-24","created-at":"2026-05-24T17:17:57.615+00:00","updated-at":"2026-05-24T17:17:58.632+00:00"}
        """;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_short_put_is_read_whole()
    {
        var position = await Book.PositionFromAsync(ShortPut);

        Assert.Equal(("5WT00001", "XYZ   260619P00014000", "XYZ", "Equity Option"), (position.AccountNumber, position.Symbol, position.UnderlyingSymbol, position.InstrumentType));
        Assert.Equal((-2m, "Short", 100m, "Debit"), (position.Quantity, position.QuantityDirection, position.Multiplier, position.CostEffect));
        Assert.Equal((0.79m, 0.79m, 0.41m, 0.41m), (position.AverageOpenPrice, position.AverageYearlyMarketClosePrice, position.AverageDailyMarketClosePrice, position.ClosePrice));
        Assert.Equal((0m, "None", new CalendarDate(2026, 5, 24)), (position.RealizedDayGain, position.RealizedDayGainEffect, position.RealizedDayGainDate));
        Assert.Equal((0m, "None", new CalendarDate(2026, 5, 24)), (position.RealizedToday, position.RealizedTodayEffect, position.RealizedTodayDate));
        Assert.Equal((false, false, 0m), (position.IsFrozen, position.IsSuppressed, position.RestrictedQuantity));
        Assert.Equal(new DateTimeOffset(2026, 6, 19, 20, 0, 0, TimeSpan.Zero), position.ExpiresAt);
        Assert.Equal(new DateTimeOffset(2026, 5, 24, 17, 17, 58, 632, TimeSpan.Zero), position.UpdatedAt);
        Assert.Null(position.Extra);
        Assert.Equal("-2 XYZ   260619P00014000", position.ToString());
    }

    [Fact]
    public async Task An_option_shows_the_parts_of_its_symbol()
    {
        var put = await Book.PositionFromAsync(ShortPut);
        var onFuture = await Book.PositionFromAsync(Book.Position("./ESU6 E1AN6 260706C6260", "Future Option", "Long"));
        var stock = await Book.PositionFromAsync(Book.Position("XYZ", "Equity", "Long"));

        Assert.Equal(("XYZ", new CalendarDate(2026, 6, 19), OptionType.Put, 14m), (put.Root, put.Expiration, put.OptionType, put.Strike));
        Assert.Equal(("E1A", new CalendarDate(2026, 7, 6), OptionType.Call, 6260m), (onFuture.Root, onFuture.Expiration, onFuture.OptionType, onFuture.Strike));
        Assert.Equal((null, null, null, null), (stock.Root, stock.Expiration, stock.OptionType, stock.Strike));
    }

    [Theory]
    [InlineData("3", "Long", "3")]
    [InlineData("3", "Short", "-3")]
    [InlineData("\"0.125\"", "Short", "-0.125")]
    [InlineData("0", "Zero", "0")]
    [InlineData("0", "Short", "0")]
    public async Task The_direction_gives_the_quantity_its_sign(string quantity, string direction, string expected)
    {
        var position = await Book.PositionFromAsync(Book.Position("XYZ", "Equity", direction, quantity));

        Assert.Equal(expected, FormattableString.Invariant($"{position.Quantity}"));
        Assert.Equal(direction, position.QuantityDirection);
    }

    [Fact]
    public async Task A_direction_that_is_not_known_leaves_the_quantity_open_and_keeps_the_number()
    {
        var position = await Book.PositionFromAsync(Book.Position("XYZ", "Equity", "Sideways", "3"));

        Assert.Null(position.Quantity);
        Assert.Equal(3, position.Extra!["quantity"].GetInt32());
    }

    [Theory]
    [InlineData("Credit", 150.25)]
    [InlineData("Debit", -150.25)]
    public async Task Realized_gains_take_the_sign_of_their_effects(string effect, double expected)
    {
        var position = await Book.PositionFromAsync($$"""
            {"symbol":"XYZ","realized-day-gain":"150.25","realized-day-gain-effect":"{{effect}}","realized-today":"150.25","realized-today-effect":"{{effect}}"}
            """);

        Assert.Equal(((decimal)expected, (decimal)expected), (position.RealizedDayGain, position.RealizedToday));
        Assert.Equal((effect, effect), (position.RealizedDayGainEffect, position.RealizedTodayEffect));
    }

    [Fact]
    public async Task A_multiplier_may_be_a_number_or_text()
    {
        Assert.Equal(100m, (await Book.PositionFromAsync(Book.Position("XYZ", "Equity", "Long", multiplier: "100"))).Multiplier);
        Assert.Equal(1m, (await Book.PositionFromAsync(Book.Position("XYZ", "Equity", "Long", multiplier: "\"1.0\""))).Multiplier);
    }

    [Fact]
    public async Task The_marks_the_service_reports_itself_do_not_pass_for_market_data()
    {
        var position = await Book.PositionFromAsync("""{"symbol":"XYZ","mark":"82.0","mark-price":"0.41","order-id":17}""");

        Assert.Equal((82m, 0.41m, "17"), (position.ReportedMark, position.ReportedMarkPrice, position.OrderId));
        Assert.Null(position.Mark);
    }

    [Fact]
    public async Task Every_choice_of_a_query_is_sent_as_the_service_spells_it()
    {
        var transport = new CannedTransport(Book.List());
        var query = new PositionQuery
        {
            Symbol = "XYZ   260619P00014000",
            UnderlyingSymbols = ["BRK/B", "/ESZ6"],
            InstrumentType = "Equity Option",
            UnderlyingProductCode = "ES",
            IncludeClosedPositions = true,
            IncludeMarks = true,
            NetPositions = true,
            PartitionKeys = ["p1"],
        };

        await Book.Over(transport).GetPositionsAsync(Book.Number, query, None);
        await Book.Over(transport).GetPositionsAsync(Book.Number, new PositionQuery(), None);

        Assert.Equal(
            [
                (ApiFamily.Accounts, "accounts/5WT00001/positions?symbol=XYZ%20%20%20260619P00014000&underlying-symbol[]=BRK%2FB&underlying-symbol[]=%2FESZ6&instrument-type=Equity%20Option"
                    + "&underlying-product-code=ES&include-closed-positions=true&include-marks=true&net-positions=true&partition-keys[]=p1"),
                (ApiFamily.Accounts, "accounts/5WT00001/positions"),
            ],
            transport.Requests);
    }

    [Fact]
    public async Task An_odd_position_costs_no_other()
    {
        var defects = new List<ItemDefect>();

        var positions = await Book.Over(new CannedTransport(Book.List("null", ShortPut, "{}"))).GetPositionsAsync(Book.Number, null, defects, None);

        Assert.Equal("XYZ   260619P00014000", Assert.Single(positions).Symbol);
        Assert.Equal([0, 2], defects.Select(defect => defect.Position));
    }

    [Fact]
    public async Task The_recorded_position_leaves_nothing_unread()
    {
        var positions = await Book.Over(new CannedTransport(Samples.Read("positions-equity.json"))).GetPositionsAsync(Book.Number, null, None);

        var position = Assert.Single(positions);
        Assert.Equal(("AAPL", 1m, 1m, 1m), (position.Symbol, position.Quantity, position.AverageOpenPrice, position.Multiplier));
        Assert.Null(position.AverageDailyMarketClosePrice);
        Assert.Null(position.Extra);
    }
}
