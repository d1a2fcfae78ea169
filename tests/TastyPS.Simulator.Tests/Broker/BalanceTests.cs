using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.Synthetic;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.Broker;

public class BalanceTests
{
    [Theory]
    [InlineData("2026-08-04 10:30", 1)]
    [InlineData("2026-08-04 09:30", 1)]
    [InlineData("2026-08-04 06:00", 2)]
    [InlineData("2026-08-04 19:45", 3)]
    [InlineData("2026-08-08 12:00", 4)]
    [InlineData("2026-11-27 12:59", 5)]
    [InlineData("2027-01-04 09:31", 6)]
    public async Task The_net_liquidating_value_is_the_cash_and_the_positions_at_the_marks_of_market_data(string newYork, int seed)
    {
        using var session = await StartAsync(newYork, seed);

        foreach (var number in await session.AccountNumbersAsync())
        {
            var balance = await BalanceAsync(session, number);
            var positions = await session.GetItemsAsync($"accounts/{number}/positions?include-marks=true");

            Assert.NotEmpty(positions);
            var cash = balance.Number("cash-balance");
            Assert.Equal(cash + positions.Sum(position => position.At("mark-price")), balance.Number("net-liquidating-value"));
            Assert.All(positions, position => Assert.Equal(Math.Abs(position.At("mark-price")), position.Number("mark")));
            Assert.Equal(Sum(positions, "Equity", "Long"), balance.Number("long-equity-value"));
            Assert.Equal(Sum(positions, "Equity Option", "Long"), balance.Number("long-derivative-value"));
            Assert.Equal(Sum(positions, "Equity Option", "Short"), balance.Number("short-derivative-value"));
            Assert.Equal(
                cash + balance.Number("long-equity-value") + balance.Number("long-derivative-value") - balance.Number("short-equity-value") - balance.Number("short-derivative-value"),
                balance.Number("net-liquidating-value"));
            foreach (var position in positions)
            {
                var parameter = position.Text("instrument-type") == "Equity" ? "equity" : "equity-option";
                var data = Assert.Single(await session.GetItemsAsync($"market-data/by-type?{parameter}={Uri.EscapeDataString(position.Text("symbol")!)}"));
                Assert.Equal(data.Text("mark"), position.Text("mark-price"));
                Assert.Equal(data.Text("prev-close"), position.Text("close-price"));
            }
        }
    }

    [Theory]
    [InlineData("2026-08-04 10:30", 1)]
    [InlineData("2026-08-08 12:00", 4)]
    public async Task The_cash_is_the_deposit_less_what_was_paid_plus_what_was_gained_by_closing(string newYork, int seed)
    {
        using var session = await StartAsync(newYork, seed);
        decimal[] deposits = [400_000m, 100_000m];

        foreach (var (number, deposit) in (await session.AccountNumbersAsync()).Zip(deposits))
        {
            var positions = await session.GetItemsAsync($"accounts/{number}/positions?include-closed-positions=true");

            var paid = positions.Sum(position => position.At("average-open-price"));
            var gained = positions.Sum(position => position.Signed("realized-today"));
            Assert.Equal(deposit - paid + gained, (await BalanceAsync(session, number)).Number("cash-balance"));
        }
    }

    [Fact]
    public async Task A_value_worked_out_by_hand_is_met_to_the_cent()
    {
        // The hand-made market knows neither TSLA nor F, and no option of it lives long enough. Everything was bought at the close before, 210.
        // A third of the 300 SPY was sold at the open, 208.693; the others and AAPL are marked at the bid, 210.55, since the last price lies below.
        using var session = await SimulatorSession.SignInAsync();
        var number = (await session.AccountNumbersAsync())[0];
        var shares = (await session.GetItemsAsync($"accounts/{number}/positions?symbol=AAPL"))[0].GetProperty("quantity").GetDecimal();

        var balance = await BalanceAsync(session, number);

        Assert.Equal(400_000m - 210m * shares - 210m * 300 + 20_869.3m, balance.Number("cash-balance"));
        Assert.Equal(400_000m + 0.55m * shares + 110m - 130.7m, balance.Number("net-liquidating-value"));
        Assert.Equal(210.55m * (shares + 200) / 4, balance.Number("maintenance-requirement"));
        Assert.Equal("2026-08-04", balance.Text("snapshot-date"));
    }

    [Fact]
    public async Task Where_nothing_is_delivered_options_settle_in_cash_at_what_they_are_worth_when_they_expire()
    {
        using var session = await StartAsync("2026-08-04 10:30", 1);
        session.Simulator.Broker.DeliversUnderlyings = false;
        var clock = (Microsoft.Extensions.Time.Testing.FakeTimeProvider)session.Simulator.Market.Clock;
        var number = (await session.AccountNumbersAsync())[0];
        var options = await session.GetItemsAsync($"accounts/{number}/positions?instrument-type=Equity%20Option");
        var before = await BalanceAsync(session, number);
        Assert.NotEmpty(options);

        clock.Advance(TimeSpan.FromDays(150));

        Assert.Empty(await session.GetItemsAsync($"accounts/{number}/positions?instrument-type=Equity%20Option"));
        var after = await BalanceAsync(session, number);
        Assert.Equal(before.Number("cash-balance") + options.Sum(Settlement), after.Number("cash-balance"));
        Assert.Equal(after.Number("cash-balance") + after.Number("long-equity-value"), after.Number("net-liquidating-value"));
    }

    [Fact]
    public async Task In_every_month_the_accounts_hold_what_is_planned_and_keep_what_they_have_to()
    {
        for (var month = 1; month <= 12; month++)
        {
            using var session = await StartAsync(FormattableString.Invariant($"2026-{month}-15 13:00"), month);
            foreach (var (number, planned) in (await session.AccountNumbersAsync()).Zip([8, 4]))
            {
                Assert.Equal(planned, (await session.GetItemsAsync($"accounts/{number}/positions")).Length);
                var balance = await BalanceAsync(session, number);
                Assert.InRange(balance.Number("cash-balance"), 1m, 400_000m);
                Assert.InRange(balance.Number("derivative-buying-power"), 1m, 400_000m);
                Assert.Equal("0.0", balance.Text("maintenance-call-value"));
            }
        }
    }

    [Fact]
    public async Task Balances_are_a_list_of_one_currency_which_is_also_found_by_its_name()
    {
        using var session = await SimulatorSession.SignInAsync();
        var number = (await session.AccountNumbersAsync())[1];

        var listed = Assert.Single(await session.GetItemsAsync($"accounts/{number}/balances"));
        var named = await session.GetAsync($"accounts/{number}/balances/USD");

        Assert.Equal(listed.GetRawText(), named.GetProperty("data").GetRawText());
        Assert.Equal($"/accounts/{number}/balances/USD", named.Text("context"));
        Assert.Equal("not_found", (await session.GetErrorAsync($"accounts/{number}/balances/EUR", HttpStatusCode.NotFound)).Text("code"));
    }

    [Fact]
    public async Task The_old_form_of_balances_is_a_bare_object()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.SendBareBalance = true);
        var number = (await session.AccountNumbersAsync())[0];

        Assert.Equal(number, (await session.GetAsync($"accounts/{number}/balances")).GetProperty("data").Text("account-number"));
    }

    [Theory]
    [InlineData("balances")]
    [InlineData("balances/USD")]
    [InlineData("positions")]
    [InlineData("trading-status")]
    public async Task Accounts_are_shown_to_their_owner_with_the_scope_read_only(string path)
    {
        using var owner = await SimulatorSession.SignInAsync();
        using var trader = await SimulatorSession.SignInAsync(options => options.Scope = "trade openid");
        var number = (await owner.AccountNumbersAsync())[0];

        Assert.Equal("not_permitted", (await owner.GetErrorAsync($"accounts/5WT00001/{path}", HttpStatusCode.Forbidden)).Text("code"));
        Assert.Equal("not_permitted", (await trader.GetErrorAsync($"accounts/{number}/{path}", HttpStatusCode.Forbidden)).Text("code"));
    }

    internal static Task<SimulatorSession> StartAsync(string newYork, int seed)
    {
        var at = DateTime.Parse(newYork, System.Globalization.CultureInfo.InvariantCulture);
        var market = Markets.At(at.Year, at.Month, at.Day, at.Hour, at.Minute, seed);
        return SimulatorSession.SignInAsync(options => (options.Market, options.AccountsSeed) = (market, seed));
    }

    private static async Task<JsonElement> BalanceAsync(SimulatorSession session, string number) => (await session.GetAsync($"accounts/{number}/balances/USD")).GetProperty("data");

    private static decimal Sum(JsonElement[] positions, string type, string direction) => positions
        .Where(position => position.Text("instrument-type") == type && position.Text("quantity-direction") == direction)
        .Sum(position => position.Number("mark"));

    // Strike and right stand in the last nine characters of the symbol.
    private static decimal Settlement(JsonElement position)
    {
        var symbol = position.Text("symbol")!;
        var strike = decimal.Parse(symbol[13..], System.Globalization.CultureInfo.InvariantCulture) / 1000;
        var expiry = DateTimeOffset.Parse(position.Text("expires-at")!, System.Globalization.CultureInfo.InvariantCulture);
        var then = new SyntheticMarket(1, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(expiry));
        var spot = then.QuoteOf(then.Listing(position.Text("underlying-symbol")!)).Last!.Value;
        var worth = Math.Max(0, symbol[12] == 'C' ? spot - strike : strike - spot);
        return position.SignedQuantity() * 100 * worth;
    }
}
