using System.Net;

namespace TastyPS.Simulator.Tests.Rest;

public class MarketDataTests
{
    private const string Call = "SPXW  260821C06000000";
    private const string Put = "SPXW  260821P06000000";

    [Fact]
    public async Task A_stock_has_the_recorded_fields_and_its_mark_is_held_between_bid_and_ask()
    {
        using var session = await SimulatorSession.SignInAsync();

        var reply = await session.GetAsync("market-data/by-type?equity=AAPL");
        var item = Assert.Single(reply.GetProperty("data").GetProperty("items").EnumerateArray());

        Assert.Equal(["context", "data", "pagination"], reply.Names());
        Assert.Equal(
            JsonShape.Sorted("ask ask-size beta bid bid-size close-price-type day-high-price day-low-price halt-end-time halt-start-time high-limit-price instrument-type "
                + "is-trading-halted last last-mkt low-limit-price mark mid open prev-close prev-close-date prev-close-price-type summary-date symbol updated-at volume "
                + "year-high-price year-low-price"),
            item.Names());
        Assert.Equal("Equity", item.Text("instrument-type"));
        Assert.Equal("210.575", item.Text("mid"));
        Assert.Equal("210.55", item.Text("mark"));
        Assert.Equal("2.0", item.Text("bid-size"));
        Assert.Equal("35348839.0", item.Text("volume"));
        Assert.Equal("2026-08-04T14:30:00.000Z", item.Text("updated-at"));
        Assert.Equal("2026-08-04", item.Text("summary-date"));
        Assert.Equal("2026-08-03", item.Text("prev-close-date"));
        Assert.Equal(-1, item.GetProperty("halt-start-time").GetInt32());
    }

    [Fact]
    public async Task An_index_without_a_quote_has_sizes_of_zero_and_no_bid_and_no_ask()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync("market-data/by-type?index=VIX"));

        Assert.Equal(
            JsonShape.Sorted("ask-size beta bid-size close-price-type day-high-price day-low-price halt-end-time halt-start-time instrument-type is-trading-halted last "
                + "last-mkt mark open prev-close prev-close-date prev-close-price-type summary-date symbol updated-at year-high-price year-low-price"),
            item.Names());
        Assert.Equal("Index", item.Text("instrument-type"));
        Assert.Equal("15.8", item.Text("mark"));
        Assert.Equal("0.0", item.Text("bid-size"));
    }

    [Fact]
    public async Task An_option_has_open_interest_and_no_Greeks_unless_they_are_switched_on()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync($"market-data/by-type?equity-option={Call}"));

        Assert.Equal(Call, item.Text("symbol"));
        Assert.Equal("1.25", item.Text("mark"));
        Assert.Equal("6789.0", item.Text("open-interest"));
        Assert.Equal(HandMadeMarket.Start.ToUnixTimeMilliseconds(), item.GetProperty("last-trade-time").GetInt64());
        Assert.False(item.TryGetProperty("delta", out _));
    }

    [Fact]
    public async Task Greeks_come_as_text_when_they_are_switched_on()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.SendGreeks = true);

        var item = Assert.Single(await session.GetItemsAsync($"market-data/by-type?equity-option={Call}"));

        Assert.Equal(
            ["0.5", "0.0125", "-0.25", "0.75", "0.0625", "0.1875", "1.25"],
            new[] { "delta", "gamma", "theta", "vega", "rho", "volatility", "theo-price" }.Select(name => item.Text(name)!));
    }

    [Fact]
    public async Task What_an_option_does_not_have_is_absent()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync($"market-data/by-type?equity-option={Put}"));

        Assert.All(new[] { "bid", "bid-size", "mid", "mark", "last", "last-trade-time", "volume" }, name => Assert.False(item.TryGetProperty(name, out _)));
        Assert.Equal("0.05", item.Text("ask"));
        Assert.Equal("0.0", item.Text("open-interest"));
    }

    [Fact]
    public async Task After_the_close_the_day_has_a_close()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Market.FakeClock.SetUtcNow(new DateTimeOffset(2026, 8, 4, 20, 0, 0, TimeSpan.Zero));

        var item = Assert.Single(await session.GetItemsAsync("market-data/by-type?equity=AAPL"));

        Assert.Equal("210.511", item.Text("close"));
        Assert.Equal("Final", item.Text("close-price-type"));
    }

    [Fact]
    public async Task Kinds_may_be_mixed_and_unknown_symbols_are_missing()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync(
            $"market-data/by-type?index=SPX,AAPL&equity=SPX&equity=NOSUCH&equity[]=BRK%2FB&equity-option={Call},SPX+++990101C00000000&future=/ESZ6&cryptocurrency=BTC/USD");

        Assert.Equal(["SPX", "SPX", "BRK/B", Call], items.Texts("symbol"));
        Assert.Equal(["Index", "Equity", "Equity", "Equity Option"], items.Texts("instrument-type"));
    }

    [Fact]
    public async Task A_hundred_symbols_are_served_and_one_more_is_refused()
    {
        using var session = await SimulatorSession.SignInAsync(fillers: 100);
        var symbols = string.Join(',', session.Market.Listings.Where(listing => listing.Symbol[0] == 'Z').Select(listing => listing.Symbol));

        Assert.Equal(100, (await session.GetItemsAsync($"market-data/by-type?equity={symbols}")).Length);
        Assert.Equal("validation_error", (await session.GetErrorAsync($"market-data/by-type?equity={symbols}&future=/ESZ6", HttpStatusCode.BadRequest)).Text("code"));
        Assert.Equal("validation_error", (await session.GetErrorAsync("market-data/by-type", HttpStatusCode.BadRequest)).Text("code"));
    }

    [Fact]
    public async Task The_instrument_is_included_on_request()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync($"market-data/by-type?equity-option={Call}&include-instrument=true"));

        Assert.Equal("SPXW", item.GetProperty("instrument").Text("root-symbol"));
        Assert.Equal("SPX", item.GetProperty("instrument").GetProperty("underlying-instrument").Text("symbol"));
    }
}
