using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Rest;

public class FutureTests
{
    [Fact]
    public async Task Futures_are_found_by_symbol_with_and_without_the_slash_and_by_product()
    {
        using var session = await SignInAsync();

        Assert.Equal(["/ESZ6"], (await session.GetItemsAsync("instruments/futures?symbol[]=ESZ6")).Texts("symbol"));
        Assert.Equal(["/ESZ26:XCME"], (await session.GetItemsAsync("instruments/futures?symbol=%2FESZ6")).Texts("streamer-symbol"));
        Assert.All((await session.GetItemsAsync("instruments/futures?product-code=CL")).Texts("product-code"), code => Assert.Equal("CL", code));
        Assert.Equal("/GCG7", (await session.GetAsync("instruments/futures/GCG7")).GetProperty("data").Text("symbol"));
        Assert.Equal("50.0", (await session.GetAsync("instruments/futures/%2FESZ6")).GetProperty("data").Text("notional-multiplier"));
        await session.GetErrorAsync("instruments/futures/ESF6", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_chain_has_every_series_under_its_future_and_is_not_sorted()
    {
        using var session = await SignInAsync();

        var data = (await session.GetAsync("futures-option-chains/ES/nested")).GetProperty("data");
        var expirations = data.GetProperty("option-chains")[0].GetProperty("expirations").EnumerateArray().ToList();
        var futures = data.GetProperty("futures").EnumerateArray().Texts("symbol");

        Assert.Equal(["/ESZ6", "/ESH7", "/ESM7", "/ESU7", "/ESZ7"], futures);
        Assert.All(expirations.Texts("underlying-symbol"), underlying => Assert.Contains(underlying, futures));
        var days = expirations.Texts("expiration-date");
        Assert.NotEqual(days.Order(StringComparer.Ordinal), days);
        var quarterly = expirations.Single(expiration => expiration.Text("option-contract-symbol") == "ESZ6");
        Assert.Equal(("Regular", "AM", "0.5", "0.01"), (quarterly.Text("expiration-type"), quarterly.Text("settlement-type"), quarterly.Text("notional-value"), quarterly.Text("display-factor")));
        Assert.Equal("2026-12-18T14:30:00.000+00:00", quarterly.Text("expires-at"));
        await session.GetErrorAsync("futures-option-chains/QQ/nested", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_detailed_chain_has_the_contracts_of_the_nested_one()
    {
        using var session = await SignInAsync();

        var nested = (await session.GetAsync("futures-option-chains/ZN/nested")).GetProperty("data").GetProperty("option-chains")[0].GetProperty("expirations").EnumerateArray()
            .SelectMany(expiration => expiration.GetProperty("strikes").EnumerateArray())
            .SelectMany(strike => new[] { strike.Text("call"), strike.Text("put") });
        var detailed = (await session.GetItemsAsync("futures-option-chains/ZN")).Texts("symbol");

        Assert.Equal(nested.Order(StringComparer.Ordinal), detailed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Market_data_knows_futures_their_options_and_cryptocurrencies()
    {
        using var session = await SignInAsync();
        var option = session.Simulator.Market.FutureOptions("ES").First(candidate => session.Simulator.Market.Futures!.QuoteOf(candidate).Bid is not null).Symbol;

        var items = await session.GetItemsAsync("market-data/by-type?include-instrument=true&future=/ESZ6&cryptocurrency=BTC/USD&future-option=" + Uri.EscapeDataString(option));

        Assert.Equal(["/ESZ6", option, "BTC/USD"], items.Texts("symbol"));
        Assert.Equal(["Future", "Future Option", "Cryptocurrency"], items.Texts("instrument-type"));
        Assert.All(items, item => Assert.True(item.TryGetProperty("bid", out _) && item.TryGetProperty("instrument", out _)));
        Assert.Equal("2026-11-20", items[0].Text("summary-date"));
        Assert.Equal("2026-11-19", items[2].Text("prev-close-date"));
        Assert.Empty(await session.GetItemsAsync("market-data/by-type?future=/ESZ26:XCME&cryptocurrency=DOGE/USD"));
    }

    [Fact]
    public async Task A_halt_is_in_the_market_data()
    {
        using var session = await SignInAsync();
        session.Simulator.Script.Halt("/ESZ6", "Limit");

        var item = Assert.Single(await session.GetItemsAsync("market-data/by-type?future=/ESZ6"));

        Assert.Equal(JsonValueKind.True, item.GetProperty("is-trading-halted").ValueKind);
        Assert.Equal("Limit", item.Text("trading-halted-reason"));
        Assert.Equal(session.Simulator.Market.Clock.GetUtcNow().ToUnixTimeMilliseconds(), item.GetProperty("halt-start-time").GetInt64());
    }

    [Fact]
    public async Task A_market_without_futures_has_none()
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Empty(await session.GetItemsAsync("instruments/futures"));
        Assert.Empty(await session.GetItemsAsync("instruments/future-products"));
        Assert.Empty(await session.GetItemsAsync("instruments/cryptocurrencies"));
        await session.GetErrorAsync("futures-option-chains/ES/nested", HttpStatusCode.NotFound);
    }

    internal static Task<SimulatorSession> SignInAsync() =>
        SimulatorSession.SignInAsync(options => options.Market = SimulatedMarket.Synthetic(1, new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero)));
}
