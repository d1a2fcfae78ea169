using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Tests.Market.ChainFile;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.Broker;

public class PositionTests
{
    private const string Fields = "account-number average-daily-market-close-price average-open-price average-yearly-market-close-price close-price cost-effect created-at "
        + "instrument-type is-frozen is-suppressed multiplier quantity quantity-direction realized-day-gain realized-day-gain-date realized-day-gain-effect realized-today "
        + "realized-today-date realized-today-effect restricted-quantity streamer-symbol symbol underlying-symbol updated-at";

    [Fact]
    public async Task The_margin_account_holds_shares_long_and_short_options_a_short_put_and_an_index_spread()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);

        var positions = await ListAsync(session, 0);

        Assert.Equal(["AAPL", "F", "SPY"], Of(positions, "Equity").Texts("symbol"));
        var apple = Of(positions, "Equity Option").Where(position => position.Text("underlying-symbol") == "AAPL").ToArray();
        Assert.Equal(["C Long", "C Short", "P Short"], apple.Select(position => $"{position.Text("symbol")![12]} {position.Text("quantity-direction")}").Order(StringComparer.Ordinal));
        var spread = Of(positions, "Equity Option").Where(position => position.Text("underlying-symbol") == "SPX").ToArray();
        Assert.Equal(["P Long", "P Short"], spread.Select(position => $"{position.Text("symbol")![12]} {position.Text("quantity-direction")}"));
        Assert.Equal(spread[0].Text("expires-at"), spread[1].Text("expires-at"));
    }

    [Fact]
    public async Task Every_option_held_is_in_the_chain_of_its_underlying()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 3);

        foreach (var option in Of([.. await ListAsync(session, 0), .. await ListAsync(session, 1)], "Equity Option"))
        {
            var chain = await session.GetItemsAsync($"option-chains/{Uri.EscapeDataString(option.Text("underlying-symbol")!)}");
            var contract = Assert.Single(chain, candidate => candidate.Text("symbol") == option.Text("symbol"));
            Assert.Equal(contract.Text("expires-at"), option.Text("expires-at"));
            Assert.Equal(contract.Text("streamer-symbol"), option.Text("streamer-symbol"));
        }
    }

    [Fact]
    public async Task Shares_and_options_have_the_fields_of_the_reference_and_marks_only_on_request()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);

        var plain = await ListAsync(session, 0);
        var marked = await ListAsync(session, 0, "?include-marks=true");

        Assert.All(Of(plain, "Equity"), position => Assert.Equal(JsonShape.Sorted(Fields), position.Names()));
        Assert.All(Of(plain, "Equity Option"), position => Assert.Equal(JsonShape.Sorted(Fields + " expires-at"), position.Names()));
        Assert.All(Of(marked, "Equity Option"), position => Assert.Equal(JsonShape.Sorted(Fields + " expires-at mark mark-price"), position.Names()));
        Assert.All(plain, position => Assert.Equal(position.Text("quantity-direction") == "Long" ? "Credit" : "Debit", position.Text("cost-effect")));
        Assert.All(plain, position => Assert.Equal(JsonValueKind.Number, position.GetProperty("quantity").ValueKind));
        Assert.All(plain, position => Assert.Equal(position.Text("instrument-type") == "Equity" ? 1 : 100, position.GetProperty("multiplier").GetInt32()));
    }

    [Theory]
    [InlineData("?symbol=SPY", "SPY")]
    [InlineData("?underlying-symbol[]=SPY&underlying-symbol[]=F", "F SPY")]
    [InlineData("?underlying-symbol=SPY&net-positions=true", "SPY")]
    [InlineData("?instrument-type=Equity", "AAPL F SPY")]
    [InlineData("?instrument-type=Equity&include-closed-positions=true", "AAPL F SPY TSLA")]
    [InlineData("?instrument-type=Future", "")]
    [InlineData("?underlying-product-code=ES", "")]
    public async Task Positions_are_filtered(string query, string symbols)
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);

        Assert.Equal(symbols.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await ListAsync(session, 0, query)).Texts("symbol"));
    }

    [Fact]
    public async Task A_flag_that_is_no_boolean_is_invalid()
    {
        using var session = await SimulatorSession.SignInAsync();
        var number = (await session.AccountNumbersAsync())[0];

        Assert.Equal("validation_error", (await session.GetErrorAsync($"accounts/{number}/positions?include-marks=perhaps", HttpStatusCode.BadRequest)).Text("code"));
    }

    [Fact]
    public async Task What_was_sold_today_leaves_a_gain_counted_from_the_close_before_and_another_from_the_purchase()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);
        var open = (await session.GetItemsAsync("market-data/by-type?equity=SPY"))[0].Number("open");

        var spy = Assert.Single(await ListAsync(session, 0, "?symbol=SPY"));

        Assert.Equal(200, spy.GetProperty("quantity").GetInt32());
        Assert.Equal(100 * (open - spy.Number("close-price")), spy.Signed("realized-day-gain"));
        Assert.Equal(100 * (open - spy.Number("average-open-price")), spy.Signed("realized-today"));
        Assert.Equal("2026-08-04", spy.Text("realized-day-gain-date"));
        Assert.Equal("2026-08-04T13:30:00.000+00:00", spy.Text("updated-at"));
    }

    [Fact]
    public async Task What_was_bought_today_counts_the_days_gain_from_its_price_and_the_rest_from_the_close_before()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);

        var positions = await ListAsync(session, 0);

        var bought = Assert.Single(positions, position => position.Text("symbol") == "F");
        Assert.Equal((await session.GetItemsAsync("market-data/by-type?equity=F"))[0].Text("open"), bought.Text("average-open-price"));
        Assert.Equal(bought.Text("average-open-price"), bought.Text("average-daily-market-close-price"));
        Assert.All(positions.Where(position => position.Text("symbol") != "F"), position => Assert.Equal(position.Text("close-price"), position.Text("average-daily-market-close-price")));
    }

    [Fact]
    public async Task The_days_gain_of_shares_is_the_change_of_what_they_and_the_cash_are_worth()
    {
        // All trades of the account in options are older, so between the closes only shares and cash move.
        using var session = await BalanceTests.StartAsync("2026-08-04 16:30", 2);
        var shares = Of(await ListAsync(session, 0, "?include-marks=true&include-closed-positions=true"), "Equity");

        var unrealized = shares.Sum(position => position.SignedQuantity() * (position.Number("mark-price") - position.Number("average-daily-market-close-price")));
        var realized = shares.Sum(position => position.Signed("realized-day-gain"));

        // Held through the night: AAPL, 300 SPY, 50 TSLA. Traded at the open: 100 SPY and 50 TSLA sold, F bought.
        var data = new Dictionary<string, JsonElement>();
        foreach (var symbol in new[] { "AAPL", "F", "SPY", "TSLA" }) data[symbol] = (await session.GetItemsAsync($"market-data/by-type?equity={symbol}"))[0];
        var (apple, ford) = (shares[0].SignedQuantity(), shares[1].SignedQuantity());
        var before = apple * data["AAPL"].Number("prev-close") + 300 * data["SPY"].Number("prev-close") + 50 * data["TSLA"].Number("prev-close");
        var traded = 100 * data["SPY"].Number("open") + 50 * data["TSLA"].Number("open") - ford * data["F"].Number("open");
        var after = apple * data["AAPL"].Number("mark") + 200 * data["SPY"].Number("mark") + ford * data["F"].Number("mark");
        Assert.Equal(after + traded - before, unrealized + realized);
    }

    [Fact]
    public async Task The_next_day_knows_nothing_of_yesterdays_closing()
    {
        using var session = await BalanceTests.StartAsync("2026-08-04 10:30", 1);
        ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)session.Simulator.Market.Clock).Advance(TimeSpan.FromDays(1));

        var positions = await ListAsync(session, 0, "?include-closed-positions=true");

        Assert.DoesNotContain(positions, position => position.Text("symbol") == "TSLA");
        Assert.All(positions, position => Assert.Equal("None", position.Text("realized-day-gain-effect")));
        Assert.All(positions, position => Assert.Equal("2026-08-05", position.Text("realized-today-date")));
        Assert.All(positions, position => Assert.Equal(position.Text("close-price"), position.Text("average-daily-market-close-price")));
    }

    [Fact]
    public async Task In_January_the_years_gain_of_older_positions_is_counted_from_the_last_close_of_December()
    {
        using var session = await BalanceTests.StartAsync("2027-01-05 10:30", 1);
        using var newYear = await BalanceTests.StartAsync("2026-12-31 16:00", 1);

        var spy = Assert.Single(await ListAsync(session, 0, "?symbol=SPY"));

        Assert.StartsWith("2026-12", spy.Text("created-at"), StringComparison.Ordinal);
        Assert.Equal((await newYear.GetItemsAsync("market-data/by-type?equity=SPY"))[0].Text("mark"), spy.Text("average-yearly-market-close-price"));
    }

    [Fact]
    public async Task Equal_seeds_and_times_give_equal_positions()
    {
        using var one = await BalanceTests.StartAsync("2026-08-04 10:30", 7);
        using var same = await BalanceTests.StartAsync("2026-08-04 10:30", 7);

        Assert.Equal((await ListAsync(one, 0)).Select(position => position.GetRawText()), (await ListAsync(same, 0)).Select(position => position.GetRawText()));
    }

    [Fact]
    public async Task On_a_recorded_chain_the_positions_are_contracts_of_the_file()
    {
        var market = FileMarket.Load(RecordedChainTests.Find());
        using var session = await SimulatorSession.SignInAsync(options => options.Market = market);

        var positions = await ListAsync(session, 0, "?include-marks=true");

        Assert.Equal(5, positions.Length);
        Assert.All(positions, position =>
        {
            Assert.True(market.TryGetOption(position.Text("symbol")!, out var option));
            var quote = market.QuoteOf(option);
            Assert.Equal((quote.Bid + quote.Ask) / 2, position.Number("mark-price"));
            Assert.Equal(quote.PreviousClose, position.Number("average-open-price"));
        });
    }

    private static async Task<JsonElement[]> ListAsync(SimulatorSession session, int account, string query = "") =>
        await session.GetItemsAsync($"accounts/{(await session.AccountNumbersAsync())[account]}/positions{query}");

    private static JsonElement[] Of(JsonElement[] positions, string type) => [.. positions.Where(position => position.Text("instrument-type") == type)];
}
