using System.Net;

namespace TastyPS.Simulator.Tests.Rest;

public class EquityTests
{
    [Fact]
    public async Task An_equity_has_the_recorded_fields_with_decimals_as_text_and_ids_as_numbers()
    {
        using var session = await SimulatorSession.SignInAsync();

        var reply = await session.GetAsync("instruments/equities/AAPL");
        var equity = reply.GetProperty("data");

        Assert.Equal("/instruments/equities/AAPL", reply.Text("context"));
        Assert.Equal(
            JsonShape.Sorted("active borrow-rate bypass-manual-review description id instrument-type is-closing-only is-etf is-fractional-quantity-eligible is-fraud-risk "
                + "is-illiquid is-index is-options-closing-only lendability listed-market market-time-instrument-collection option-tick-sizes overnight-trading-permitted "
                + "short-description streamer-symbol symbol tick-sizes"),
            equity.Names());
        Assert.Equal(System.Text.Json.JsonValueKind.Number, equity.GetProperty("id").ValueKind);
        Assert.Equal("0.0", equity.Text("borrow-rate"));
        Assert.Equal("""[{"value":"0.0001","threshold":"1.0"},{"value":"0.01"}]""", equity.GetProperty("tick-sizes").GetRawText());
        Assert.Equal("""[{"value":"0.01","threshold":"3.0"},{"value":"0.05"}]""", equity.GetProperty("option-tick-sizes").GetRawText());
    }

    [Fact]
    public async Task A_symbol_with_a_slash_is_one_encoded_segment_of_the_path()
    {
        using var session = await SimulatorSession.SignInAsync();

        var reply = await session.GetAsync("instruments/equities/BRK%2FB");

        Assert.Equal("BRK/B", reply.GetProperty("data").Text("symbol"));
        Assert.Equal("/instruments/equities/BRK%2FB", reply.Text("context"));
        Assert.Equal("not_found", (await session.GetErrorAsync("instruments/equities/BRK/B", HttpStatusCode.NotFound)).Text("code"));
    }

    [Theory]
    [InlineData("symbol[]=AAPL&symbol[]=BRK%2FB")]
    [InlineData("symbol%5B%5D=AAPL&symbol%5B%5D=BRK/B")]
    [InlineData("symbol=AAPL&symbol=BRK%2FB")]
    [InlineData("symbol=AAPL,BRK%2FB")]
    public async Task All_spellings_of_an_array_mean_the_same(string query)
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Equal(["AAPL", "BRK/B"], (await session.GetItemsAsync($"instruments/equities?{query}")).Texts("symbol"));
    }

    [Theory]
    [InlineData("is-index=true", "SPX VIX")]
    [InlineData("is-etf=true", "SPY")]
    [InlineData("is-index=false&is-etf=false", "AAPL BRK/B")]
    [InlineData("lendability=Easy+To%20Borrow", "AAPL BRK/B SPY")]
    [InlineData("lendability=Preborrow", "")]
    public async Task Equities_are_filtered(string query, string symbols)
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Equal(symbols, string.Join(' ', (await session.GetItemsAsync($"instruments/equities?{query}")).Texts("symbol")));
    }

    [Fact]
    public async Task Pages_lead_to_the_last_one_and_show_every_symbol_once()
    {
        using var session = await SimulatorSession.SignInAsync(fillers: 2496);
        var symbols = new List<string>();
        var sizes = new List<int>();
        int page = 0, pages;
        do
        {
            var reply = await session.GetAsync($"instruments/equities?page-offset={page}");
            var block = reply.GetProperty("pagination");
            pages = block.GetProperty("total-pages").GetInt32();
            Assert.Equal(2501, block.GetProperty("total-items").GetInt32());
            Assert.Equal(1000, block.GetProperty("per-page").GetInt32());
            Assert.Equal(page, block.GetProperty("page-offset").GetInt32());
            Assert.Equal(page * 1000, block.GetProperty("item-offset").GetInt32());
            sizes.Add(block.GetProperty("current-item-count").GetInt32());
            symbols.AddRange(reply.GetProperty("data").GetProperty("items").EnumerateArray().Texts("symbol"));
        }
        while (++page < pages);

        Assert.Equal([1000, 1000, 501], sizes);
        Assert.Equal(session.Market.Listings.Select(listing => listing.Symbol), symbols);
    }

    [Fact]
    public async Task A_page_behind_the_last_one_is_empty()
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Empty(await session.GetItemsAsync("instruments/equities?page-offset=9"));
    }

    [Fact]
    public async Task The_pagination_block_has_the_recorded_fields_with_links_that_are_null()
    {
        using var session = await SimulatorSession.SignInAsync();

        var block = (await session.GetAsync("instruments/equities/active?per-page=5000")).GetProperty("pagination");

        Assert.Equal(
            JsonShape.Sorted("per-page page-offset item-offset total-items total-pages current-item-count previous-link next-link paging-link-template"),
            block.Names());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, block.GetProperty("next-link").ValueKind);
    }

    [Theory]
    [InlineData("instruments/equities?per-page=1001", "per-page")]
    [InlineData("instruments/equities/active?per-page=5001", "per-page")]
    [InlineData("instruments/equities?per-page=0", "per-page")]
    [InlineData("instruments/equities?page-offset=-1", "page-offset")]
    [InlineData("instruments/equities?is-etf=perhaps", "is-etf")]
    public async Task A_parameter_that_makes_no_sense_is_a_validation_error_that_names_it(string path, string parameter)
    {
        using var session = await SimulatorSession.SignInAsync();

        var error = await session.GetErrorAsync(path, HttpStatusCode.BadRequest);

        Assert.Equal("validation_error", error.Text("code"));
        Assert.Equal("Request validation failed", error.Text("message"));
        Assert.Equal(parameter, Assert.Single(error.GetProperty("errors").EnumerateArray()).Text("domain"));
    }

    [Theory]
    [InlineData("aa", "AAPL")]
    [InlineData("apple", "AAPL")]
    [InlineData("S%26P", "SPX SPY")]
    [InlineData("nothing", "")]
    public async Task A_search_looks_at_the_beginning_of_symbols_and_of_words(string text, string symbols)
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync($"symbols/search/{text}");

        Assert.Equal(symbols, string.Join(' ', items.Texts("symbol")));
        Assert.All(items, item => Assert.Equal(["description", "symbol"], item.Names()));
    }

    [Fact]
    public async Task An_instrument_search_keeps_to_its_limit()
    {
        using var session = await SimulatorSession.SignInAsync(fillers: 30);

        Assert.Equal(25, (await session.GetItemsAsync("instruments/search?query=Z")).Length);
        Assert.Equal(3, (await session.GetItemsAsync("instruments/search?query=Z&limit=3")).Length);
        Assert.Equal("validation_error", (await session.GetErrorAsync("instruments/search?query=Z&limit=101", HttpStatusCode.BadRequest)).Text("code"));
    }
}
