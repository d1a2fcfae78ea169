using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Tests.Broker;
using static TastyPS.Simulator.Tests.Rest.Orders.OrderBodies;

namespace TastyPS.Simulator.Tests.Rest.Orders;

public class OrderRouteTests
{
    [Fact]
    public async Task A_dry_run_answers_201_with_an_order_that_has_no_id_and_stores_nothing()
    {
        using var trading = await TradingSession.StartAsync();

        var data = (await trading.AskAsync("POST", "orders/dry-run", Resting(), HttpStatusCode.Created)).GetProperty("data");

        var order = data.GetProperty("order");
        Assert.False(order.TryGetProperty("id", out _));
        Assert.Equal(("Received", 0), (order.Text("status"), order.GetProperty("updated-at").GetInt64()));
        Assert.Equal(("0.001", "Debit"), (data.GetProperty("fee-calculation").Text("total-fees"), data.GetProperty("fee-calculation").Text("total-fees-effect")));
        Assert.Empty(await trading.ItemsAsync("orders/live"));
    }

    [Fact]
    public async Task A_submission_answers_201_with_the_routed_order_and_the_order_is_found_live()
    {
        using var trading = await TradingSession.StartAsync();

        var order = (await trading.PlaceAsync(Resting(more: ",\"external-identifier\":\"mine-7\",\"source\":\"tests\""))).GetProperty("order");

        Assert.Equal(("Routed", "mine-7", "tests"), (order.Text("status"), order.Text("external-identifier"), order.Text("source")));
        var live = Assert.Single(await trading.ItemsAsync("orders/live"));
        Assert.Equal((order.GetProperty("id").GetInt64(), "Live", "mine-7"), (live.GetProperty("id").GetInt64(), live.Text("status"), live.Text("external-identifier")));
    }

    [Fact]
    public async Task Prices_are_texts_and_quantities_and_instants_of_the_update_are_numbers()
    {
        using var trading = await TradingSession.StartAsync();

        var order = await trading.ShowAsync(await trading.PlaceForIdAsync(Spread()));

        Assert.Equal("0.05", order.Text("price"));
        Assert.Equal(JsonValueKind.Number, order.GetProperty("updated-at").ValueKind);
        Assert.Equal("2", order.GetProperty("size").GetRawText());
        Assert.Equal(2, order.GetProperty("leg-count").GetInt32());
        Assert.All(order.GetProperty("legs").EnumerateArray(), leg => Assert.Equal("2", leg.GetProperty("remaining-quantity").GetRawText()));
        Assert.Equal("Equity", order.Text("underlying-instrument-type"));
        Assert.DoesNotContain("null", order.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fill_shows_in_order_position_balance_and_transactions()
    {
        using var trading = await TradingSession.StartAsync();
        var cash = decimal.Parse((await trading.AskAsync("GET", "balances/USD")).GetProperty("data").Text("cash-balance")!, System.Globalization.CultureInfo.InvariantCulture);

        var id = await trading.PlaceForIdAsync(Marketable("BRK/B"));

        var order = await trading.ShowAsync(id);
        Assert.Equal(("Filled", false), (order.Text("status"), order.GetProperty("cancellable").GetBoolean()));
        var fill = order.GetProperty("legs")[0].GetProperty("fills")[0];
        Assert.Equal(("210.6", "1", "MARKET_SIMULATOR_A"), (fill.Text("fill-price"), fill.GetProperty("quantity").GetRawText(), fill.Text("destination-venue")));
        var position = Assert.Single(await trading.ItemsAsync("positions?symbol=BRK%2FB"));
        Assert.Equal(("210.6", "Long"), (position.Text("average-open-price"), position.Text("quantity-direction")));
        var entry = Assert.Single(await trading.ItemsAsync("transactions?symbol=BRK%2FB"));
        Assert.Equal(("Trade", "Buy to Open", id, "1.0", "210.6", "Debit"), (entry.Text("transaction-type"), entry.Text("action"), entry.GetProperty("order-id").GetInt64(), entry.Text("quantity"), entry.Text("value"), entry.Text("value-effect")));
        Assert.Equal(("210.601", "Debit"), (entry.Text("net-value"), entry.Text("net-value-effect")));
        Assert.Equal(("0.001", "Debit"), await TotalFeesAsync(trading));
        Assert.Equal(cash - 210.601m, decimal.Parse((await trading.AskAsync("GET", "balances/USD")).GetProperty("data").Text("cash-balance")!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_cancellation_answers_with_the_request_and_a_second_one_is_refused()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Broker.CancelDelay = TimeSpan.FromMilliseconds(50);
        var id = await trading.PlaceForIdAsync(Resting());

        Assert.Equal("Cancel Requested", (await trading.AskAsync("DELETE", $"orders/{id}")).GetProperty("data").Text("status"));
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromMilliseconds(100));

        var order = await trading.ShowAsync(id);
        Assert.Equal(("Cancelled", "1.0"), (order.Text("status"), order.Text("cancelled-size")));
        var error = (await trading.AskAsync("DELETE", $"orders/{id}", status: HttpStatusCode.UnprocessableEntity)).GetProperty("error");
        Assert.Equal(("cannot_update_order", "the order could not be cancelled"), (error.Text("code"), error.Text("message")));
    }

    [Theory]
    [InlineData("PUT", """{"order-type":"Limit","time-in-force":"Day","price":"151.0","price-effect":"Debit"}""")]
    [InlineData("PUT", """{"order-type":"Limit","time-in-force":"Day","price":151,"price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"AAPL","action":"Buy to Open","quantity":1}]}""")]
    [InlineData("PATCH", """{"price":"151.0"}""")]
    public async Task A_change_makes_a_new_order_that_waits_for_the_old_ones_end(string method, string body)
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Broker.CancelDelay = TimeSpan.FromMilliseconds(50);
        var id = await trading.PlaceForIdAsync(Resting());

        var reply = (await trading.AskAsync(method, $"orders/{id}", body)).GetProperty("data");
        var between = await trading.ShowAsync(id);
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(("Contingent", "Pending Order", "151.0", id), (reply.Text("status"), reply.Text("contingent-status"), reply.Text("price"), reply.GetProperty("replaces-order-id").GetInt64()));
        Assert.Equal("Replace Requested", between.Text("status"));
        var old = await trading.ShowAsync(id);
        Assert.Equal(("Cancelled", true, reply.GetProperty("id").GetInt64()), (old.Text("status"), old.GetProperty("edited").GetBoolean(), old.GetProperty("replacing-order-id").GetInt64()));
        Assert.Equal("Live", (await trading.ShowAsync(reply.GetProperty("id").GetInt64())).Text("status"));
    }

    [Fact]
    public async Task A_change_of_legs_is_refused_and_a_dry_run_of_a_change_changes_nothing()
    {
        using var trading = await TradingSession.StartAsync();
        var id = await trading.PlaceForIdAsync(Resting());

        Assert.Equal(["cannot_update_order"], await trading.RefusedAsync("PUT", $"orders/{id}", Resting("SPY")));
        var preview = (await trading.AskAsync("POST", $"orders/{id}/dry-run", """{"price":"151.0"}""", HttpStatusCode.Created)).GetProperty("data");

        var order = preview.GetProperty("order");
        Assert.Equal(("151.0", "Contingent", "Pending Order"), (order.Text("price"), order.Text("status"), order.Text("contingent-status")));
        Assert.True(preview.TryGetProperty("buying-power-effect", out _));
        Assert.Equal(("Live", "150.0"), ((await trading.ShowAsync(id)).Text("status"), (await trading.ShowAsync(id)).Text("price")));
        Assert.Equal(["cannot_reconfirm_order"], await trading.RefusedAsync("POST", $"orders/{id}/reconfirm", "{}"));
    }

    [Fact]
    public async Task What_working_orders_take_of_the_buying_power_is_missing_in_the_balance_until_they_end()
    {
        using var trading = await TradingSession.StartAsync();
        var before = await BuyingPowerAsync(trading);

        var id = await trading.PlaceForIdAsync(Resting());

        // Half of a share at 150 dollars, and its fee.
        Assert.Equal(before - 75.001m, await BuyingPowerAsync(trading));
        var preview = (await trading.AskAsync("POST", "orders/dry-run", Resting("SPY"), HttpStatusCode.Created)).GetProperty("data").GetProperty("buying-power-effect");
        Assert.Equal(preview.Number("current-buying-power"), await BuyingPowerAsync(trading));
        await trading.AskAsync("DELETE", $"orders/{id}");
        Assert.Equal(before, await BuyingPowerAsync(trading));
    }

    [Fact]
    public async Task Too_little_buying_power_is_told_with_what_was_reckoned()
    {
        using var trading = await TradingSession.StartAsync();

        var reply = await trading.AskAsync("POST", "orders", Limit("AAPL", "150.0", "Debit", "Buy to Open", quantity: 1_000_000), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["data", "error"], reply.Names());
        Assert.Equal("Debit", reply.GetProperty("data").GetProperty("buying-power-effect").Text("new-buying-power-effect"));
        Assert.Equal("preflight_check_failure", reply.GetProperty("error").Text("code"));
        Assert.Equal("margin_check_failed", reply.GetProperty("error").GetProperty("errors")[0].Text("code"));
        Assert.Empty(await trading.ItemsAsync("orders/live"));
    }

    [Fact]
    public async Task Errors_of_the_checks_are_nested_and_create_no_order()
    {
        using var trading = await TradingSession.StartAsync();

        var reply = await trading.AskAsync("POST", "orders", Limit("AAPL", "150.0", "Credit", "Buy to Open"), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(["error"], reply.Names());
        Assert.Contains("cant_buy_for_credit", await trading.RefusedAsync("POST", "orders/dry-run", Limit("AAPL", "150.0", "Credit", "Buy to Open")));
        Assert.Equal(["instrument_validation_failed"], await trading.RefusedAsync("POST", "orders", Resting("NOBODY")));
        Assert.Empty(await trading.ItemsAsync("orders/live"));
    }

    [Theory]
    [InlineData("{}", "time-in-force is missing", "order-type is missing", "legs is missing")]
    [InlineData("[1]", "body is invalid")]
    [InlineData("""{"order-type":"Trailing","time-in-force":"Day","legs":[]}""", "order-type does not have a valid value")]
    [InlineData("""{"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity","action":"Buy to Open","quantity":"x"}]}""", "legs[0][symbol] is missing", "legs[0][quantity] is invalid")]
    public async Task A_body_that_cannot_be_read_is_answered_field_by_field(string body, params string[] mistakes)
    {
        using var trading = await TradingSession.StartAsync();

        Assert.Equal(mistakes, await trading.RefusedAsync("POST", "orders", body, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Conditions_come_back_with_their_ids()
    {
        using var trading = await TradingSession.StartAsync();

        var order = (await trading.PlaceAsync(Conditional())).GetProperty("order");

        Assert.Equal(("Contingent", "Pending Condition"), (order.Text("status"), order.Text("contingent-status")));
        var condition = order.GetProperty("rules").GetProperty("conditions")[0];
        Assert.True(condition.GetProperty("id").GetInt32() > 0);
        Assert.Equal(("0.01", "lte", "Long"), (condition.Text("threshold"), condition.Text("comparator"), condition.GetProperty("price-components")[0].Text("quantity-direction")));
    }

    [Fact]
    public async Task A_condition_names_an_index_as_such_and_needs_a_threshold()
    {
        const string index = "\"symbol\":\"SPX\",\"instrument-type\":\"Index\"";
        static string When(string more) => Resting(more: $",\"rules\":{{\"conditions\":[{{\"action\":\"route\",{index},\"indicator\":\"last\",\"comparator\":\"gte\"{more}}}]}}");
        using var trading = await TradingSession.StartAsync();

        Assert.Equal("Live", (await trading.ShowAsync(await trading.PlaceForIdAsync(When(",\"threshold\":\"200\"")))).Text("status"));
        Assert.Equal("Live", (await trading.ShowAsync(await trading.PlaceForIdAsync(When($",\"threshold\":400,\"price-components\":[{{{index},\"quantity\":2}}]")))).Text("status"));
        Assert.Equal(["rules[conditions][0][threshold] is missing"], await trading.RefusedAsync("POST", "orders", When(""), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task An_order_that_a_condition_cancels_tells_when()
    {
        using var trading = await TradingSession.StartAsync();
        var body = Resting(more: ""","rules":{"conditions":[{"action":"cancel","symbol":"AAPL","instrument-type":"Equity","indicator":"last","comparator":"gte","threshold":"1.0"}]}""");

        var order = await trading.ShowAsync(await trading.PlaceForIdAsync(body));

        Assert.Equal("Cancelled", order.Text("status"));
        Assert.Equal(order.Text("cancelled-at"), order.GetProperty("rules").Text("cancelled-at"));
    }

    [Theory]
    [InlineData("GET", "orders/live", HttpStatusCode.OK)]
    [InlineData("POST", "orders", HttpStatusCode.Forbidden)]
    [InlineData("POST", "orders/dry-run", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "orders/1", HttpStatusCode.Forbidden)]
    [InlineData("PATCH", "orders/1", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "orders/1", HttpStatusCode.Forbidden)]
    [InlineData("POST", "orders/1/dry-run", HttpStatusCode.Forbidden)]
    [InlineData("POST", "complex-orders", HttpStatusCode.Forbidden)]
    [InlineData("POST", "complex-orders/1/dry-run", HttpStatusCode.Forbidden)]
    [InlineData("DELETE", "complex-orders/1", HttpStatusCode.Forbidden)]
    public async Task Whatever_moves_an_order_needs_the_scope_trade(string method, string path, HttpStatusCode status)
    {
        using var trading = await TradingSession.StartAsync(options => options.Scope = "read openid");

        using var reply = await trading.SendAsync(method, path, method == "GET" ? null : "{}");

        Assert.Equal(status, reply.StatusCode);
    }

    [Fact]
    public async Task Orders_of_nobody_are_not_found_and_accounts_of_others_are_forbidden()
    {
        using var trading = await TradingSession.StartAsync();
        var id = await trading.PlaceForIdAsync(Resting());
        var other = (await trading.Session.AccountNumbersAsync())[1];

        await trading.AskAsync("GET", "orders/1", status: HttpStatusCode.NotFound);
        await trading.AskAsync("DELETE", "orders/1", status: HttpStatusCode.NotFound);
        await trading.Session.GetErrorAsync($"accounts/{other}/orders/{id}", HttpStatusCode.NotFound);
        await trading.Session.GetErrorAsync("accounts/5WT00000/orders/live", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Searches_filter_sort_and_page()
    {
        using var trading = await TradingSession.StartAsync();
        var first = await trading.PlaceForIdAsync(Resting());
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromMinutes(1));
        var second = await trading.PlaceForIdAsync(Marketable("SPY"));

        Task<long[]> Find(string query) => IdsAsync(trading, "orders?start-date=2026-08-04" + query);

        Assert.Equal([second, first], await Find(""));
        Assert.Equal([first, second], await Find("&sort=Asc"));
        Assert.Equal([first], await Find("&status[]=Live&status[]=Cancelled"));
        Assert.Equal([second], await Find("&underlying-symbol=SPY"));
        Assert.Equal([second], await IdsAsync(trading, "orders?start-at=2026-08-04T14:30:30Z"));
        Assert.Equal([first], await IdsAsync(trading, "orders?end-at=2026-08-04T14:30:30Z"));
        Assert.Empty(await IdsAsync(trading, "orders?start-date=2026-08-05"));
        Assert.Equal([second, first], await Find("&end-date=9999-12-31"));
        Assert.Equal([second, first], await Find("&end-at=9999-12-31T23:59:59.9999999Z"));
        var page = await trading.AskAsync("GET", "orders?per-page=1&page-offset=1");
        Assert.Equal((2, 1), (page.GetProperty("pagination").GetProperty("total-pages").GetInt32(), page.GetProperty("data").GetProperty("items").GetArrayLength()));
        Assert.Equal(["status does not have a valid value"], await trading.RefusedAsync("GET", "orders?status=Dead", null, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task From_the_version_of_October_2026_a_search_needs_a_beginning_and_live_orders_take_filters()
    {
        using var trading = await TradingSession.StartAsync();
        await trading.PlaceForIdAsync(Resting());

        await trading.AskAsync("GET", "orders", version: "20260813");
        Assert.Equal("validation_error", (await trading.AskAsync("GET", "orders", status: HttpStatusCode.BadRequest, version: "20261012")).GetProperty("error").Text("code"));
        Assert.Single(await trading.ItemsAsync("orders/live?status=Filled"));
        Assert.Empty(await trading.ItemsAsync("orders/live?status=Filled", "20261012"));
        Assert.Single(await trading.ItemsAsync("orders/live?status=Live&underlying-symbol=AAPL", "20261012"));
    }

    [Fact]
    public async Task The_customers_orders_need_the_accounts()
    {
        using var trading = await TradingSession.StartAsync();
        var id = await trading.PlaceForIdAsync(Resting());

        Assert.Equal(["account-numbers is missing"], await trading.RefusedAsync("GET", "customers/me/orders", null, HttpStatusCode.BadRequest));
        Assert.Equal(["account-numbers is missing"], await trading.RefusedAsync("GET", "customers/me/orders/live", null, HttpStatusCode.BadRequest));
        Assert.Equal([id], await IdsAsync(trading, $"customers/me/orders?account-numbers[]={trading.Account}"));
        Assert.Equal([id], await IdsAsync(trading, $"customers/me/orders/live?account-numbers[]={trading.Account}"));
        await trading.AskAsync("GET", "customers/me/orders?account-numbers[]=5WT00000", status: HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Transactions_filter_by_type_and_by_either_spelling_only()
    {
        using var trading = await TradingSession.StartAsync();
        await trading.PlaceForIdAsync(Marketable("SPY"));

        var deposit = Assert.Single(await trading.ItemsAsync("transactions?type=Money%20Movement"));
        Assert.Equal(("Deposit", "Credit"), (deposit.Text("transaction-sub-type"), deposit.Text("value-effect")));
        Assert.False(deposit.TryGetProperty("commission", out _));
        Assert.Single(await trading.ItemsAsync("transactions?types[]=Trade&start-date=2026-08-04&sub-type[]=Buy%20to%20Open&underlying-symbol=SPY"));
        Assert.Equal("types", (await trading.AskAsync("GET", "transactions?type=Trade&types[]=Trade", status: HttpStatusCode.BadRequest)).GetProperty("error").GetProperty("errors")[0].Text("domain"));
        var id = (await trading.ItemsAsync("transactions"))[0].GetProperty("id").GetInt64();
        Assert.Equal(id, (await trading.AskAsync("GET", $"transactions/{id}")).GetProperty("data").GetProperty("id").GetInt64());
    }

    private static async Task<long[]> IdsAsync(TradingSession trading, string path) => [.. (await trading.ItemsAsync(path)).Select(item => item.GetProperty("id").GetInt64())];

    private static async Task<decimal> BuyingPowerAsync(TradingSession trading) => (await trading.AskAsync("GET", "balances/USD")).GetProperty("data").Number("derivative-buying-power");

    private static async Task<(string?, string?)> TotalFeesAsync(TradingSession trading)
    {
        var data = (await trading.AskAsync("GET", "transactions/total-fees")).GetProperty("data");
        return (data.Text("total-fees"), data.Text("total-fees-effect"));
    }
}
