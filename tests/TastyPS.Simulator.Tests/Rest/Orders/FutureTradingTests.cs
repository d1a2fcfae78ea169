using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Tests.Broker;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Rest.Orders;

public class FutureTradingTests
{
    private static readonly string[] Plus =
        ["cash-balance", "long-equity-value", "long-derivative-value", "long-futures-value", "long-futures-derivative-value", "long-cryptocurrency-value"];

    private static readonly string[] Minus = ["short-equity-value", "short-derivative-value", "short-futures-value", "short-futures-derivative-value"];

    [Theory]
    [InlineData("Buy", 5999)]
    [InlineData("Sell", 6001)]
    public async Task With_futures_options_on_them_and_coins_cash_long_and_short_values_make_up_the_net_liquidating_value(string action, decimal bid)
    {
        using var trading = await StartAsync();
        var future = Micro(trading);
        trading.Simulator.Script.SetPrice(future.Symbol, 6000m, 6000m, 6000m);
        var before = await BalanceAsync(trading);
        await PlaceAsync(trading, "Future", future.Symbol, action, 2);
        await PlaceAsync(trading, "Future Option", trading.Simulator.Market.FutureOptions("ES").First(option => option.Series.Expiration > new DateTime(2026, 9, 1)).Symbol, "Buy to Open", 1);
        await PlaceAsync(trading, "Cryptocurrency", "BTC/USD", "Buy to Open", 0.01m);
        trading.Simulator.Script.SetPrice(future.Symbol, bid, bid, bid);

        var balance = await BalanceAsync(trading);

        Assert.Equal(Plus.Sum(name => balance.Number(name)) - Minus.Sum(name => balance.Number(name)), balance.Number("net-liquidating-value"));
        Assert.All(Plus.TakeLast(2), name => Assert.NotEqual("0.0", balance.Text(name)));
        // Two contracts of five dollars a point have lost a point, and ask for a twelfth of their value.
        Assert.Equal(("0.0", "10.0"), (balance.Text("long-futures-value"), balance.Text("short-futures-value")));
        Assert.Equal(Math.Round(2 * 5 * bid / 12, 2), balance.Number("futures-margin-requirement"));
        Assert.Equal(before.Number("long-derivative-value"), balance.Number("long-derivative-value"));
    }

    [Fact]
    public async Task A_future_is_found_by_its_product_and_its_average_price_has_no_more_decimals_than_nine()
    {
        using var trading = await StartAsync();
        var future = Micro(trading);
        trading.Simulator.Script.SetPrice(future.Symbol, 6000m, 6000.25m, 6000m);
        await PlaceAsync(trading, "Future", future.Symbol, "Buy", 1);
        trading.Simulator.Script.SetPrice(future.Symbol, 6000.25m, 6000.5m, 6000.25m);
        await PlaceAsync(trading, "Future", future.Symbol, "Buy", 2);

        var position = Assert.Single(await trading.ItemsAsync("positions?underlying-product-code=MES&include-marks=true"));

        // (6000.25 + 2 × 6000.50) ÷ 3
        Assert.Equal((future.Symbol, "6000.416666667"), (position.Text("symbol"), position.Text("average-open-price")));
        Assert.Equal(("6000.25", "90003.75"), (position.Text("mark-price"), position.Text("mark")));
        Assert.Empty(await trading.ItemsAsync("positions?underlying-product-code=ES"));
    }

    [Fact]
    public async Task What_a_future_gains_until_the_close_is_a_movement_of_money()
    {
        using var trading = await StartAsync();
        var future = Micro(trading);
        trading.Simulator.Script.SetPrice(future.Symbol, 6000m, 6000.25m, 6000m);
        await PlaceAsync(trading, "Future", future.Symbol, "Buy", 2);

        ((FakeTimeProvider)trading.Simulator.Market.Clock).Advance(TimeSpan.FromHours(7));

        var entry = Assert.Single(await trading.ItemsAsync("transactions?sub-type=Mark%20to%20Market"));
        Assert.Equal(("Money Movement", future.Symbol, "Future", "2.0", "2026-08-04"), (entry.Text("transaction-type"), entry.Text("symbol"), entry.Text("instrument-type"), entry.Text("quantity"), entry.Text("transaction-date")));
        var gain = 10 * (entry.Number("price") - 6000.25m);
        Assert.Equal((Math.Abs(gain), gain > 0 ? "Credit" : "Debit"), (entry.Number("value"), entry.Text("value-effect")));
        Assert.False(entry.TryGetProperty("commission", out _));
        Assert.Equal("6000.25", Assert.Single(await trading.ItemsAsync("positions?instrument-type=Future")).Text("average-open-price"));
    }

    private static Task<TradingSession> StartAsync() => TradingSession.StartAsync(options => options.Market = Markets.At(2026, 8, 4, 10, 30));

    private static FutureContract Micro(TradingSession trading) => trading.Simulator.Market.Contracts("MES")[0];

    private static async Task PlaceAsync(TradingSession trading, string type, string symbol, string action, decimal quantity)
    {
        var body = FormattableString.Invariant(
            $$"""{"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"{{type}}","symbol":"{{symbol}}","action":"{{action}}","quantity":{{quantity}}}]}""");
        await trading.AskAsync("POST", "orders", body, HttpStatusCode.Created);
        await trading.AskAsync("GET", "orders/live");
    }

    private static async Task<JsonElement> BalanceAsync(TradingSession trading) => (await trading.AskAsync("GET", "balances/USD")).GetProperty("data");
}
