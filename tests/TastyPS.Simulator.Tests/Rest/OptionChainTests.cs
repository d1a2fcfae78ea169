using System.Net;
using System.Text.Json;

namespace TastyPS.Simulator.Tests.Rest;

public class OptionChainTests
{
    private const string OptionFields = "active days-to-expiration exercise-style expiration-date expiration-type expires-at instrument-type is-closing-only "
        + "market-time-instrument-collection option-chain-type option-type root-symbol settlement-type shares-per-contract stops-trading-at streamer-symbol "
        + "strike-price symbol underlying-symbol";

    [Fact]
    public async Task The_nested_chain_of_an_index_has_one_item_for_each_root()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync("option-chains/SPX/nested");

        Assert.Equal(["SPX", "SPXW"], items.Texts("root-symbol"));
        Assert.Equal(["SPX", "SPX"], items.Texts("underlying-symbol"));
        Assert.Equal(["2026-08-21"], items[0].GetProperty("expirations").EnumerateArray().Texts("expiration-date"));
        Assert.Equal(["2026-08-04", "2026-08-21"], items[1].GetProperty("expirations").EnumerateArray().Texts("expiration-date"));
        Assert.Equal(["AM"], items[0].GetProperty("expirations").EnumerateArray().Texts("settlement-type"));
        Assert.Equal([0, 17], items[1].GetProperty("expirations").EnumerateArray().Select(one => one.GetProperty("days-to-expiration").GetInt32()));
    }

    [Fact]
    public async Task The_nested_chain_of_a_stock_has_the_recorded_fields()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync("option-chains/AAPL/nested"));
        var expiration = Assert.Single(item.GetProperty("expirations").EnumerateArray());
        var deliverable = Assert.Single(item.GetProperty("deliverables").EnumerateArray());

        Assert.Equal(JsonShape.Sorted("underlying-symbol root-symbol option-chain-type shares-per-contract tick-sizes deliverables expirations"), item.Names());
        Assert.Equal(JsonShape.Sorted("expiration-type expiration-date days-to-expiration settlement-type strikes"), expiration.Names());
        Assert.Equal(JsonShape.Sorted("id amount deliverable-type description instrument-type percent root-symbol symbol"), deliverable.Names());
        Assert.Equal("100 shares of AAPL", deliverable.Text("description"));
        Assert.Equal("100.0", deliverable.Text("amount"));
        Assert.Equal(
            """{"strike-price":"202.5","call":"AAPL  260821C00202500","call-streamer-symbol":".AAPL260821C202.5","put":"AAPL  260821P00202500","put-streamer-symbol":".AAPL260821P202.5"}""",
            expiration.GetProperty("strikes")[1].GetRawText());
    }

    [Fact]
    public async Task A_streamer_symbol_that_does_not_exist_is_absent_and_not_null()
    {
        using var session = await SimulatorSession.SignInAsync();

        var item = Assert.Single(await session.GetItemsAsync("option-chains/BRK%2FB/nested"));
        var strike = item.GetProperty("expirations")[0].GetProperty("strikes")[1];

        Assert.Equal("BRKB", item.Text("root-symbol"));
        Assert.Equal(JsonShape.Sorted("strike-price call call-streamer-symbol put"), strike.Names());
    }

    [Fact]
    public async Task The_detailed_chain_has_a_row_for_each_contract_of_all_roots()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync("option-chains/SPX");

        Assert.Equal(16, items.Length);
        Assert.All(items, item => Assert.Equal(JsonShape.Sorted(OptionFields), item.Names()));
        Assert.Equal(["C", "P"], items.Take(2).Texts("option-type"));
        Assert.Equal("2026-08-21T13:30:00.000+00:00", items.First(item => item.Text("settlement-type") == "AM").Text("expires-at"));
        Assert.Equal("2026-08-21T20:00:00.000+00:00", items.Last(item => item.Text("settlement-type") == "PM").Text("expires-at"));
    }

    [Fact]
    public async Task The_compact_chain_lists_symbols_by_root_settlement_and_type()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync("option-chains/SPX/compact");

        Assert.Equal(["SPX", "SPXW"], items.Texts("root-symbol"));
        Assert.Equal(
            JsonShape.Sorted("underlying-symbol root-symbol option-chain-type settlement-type shares-per-contract expiration-type symbols streamer-symbols"),
            items[0].Names());
        Assert.Equal(["SPX   260821C06000000", "SPX   260821P06000000"], items[0].GetProperty("symbols").EnumerateArray().Take(2).Select(symbol => symbol.GetString()));
        Assert.Equal(10, items[1].GetProperty("symbols").GetArrayLength());
    }

    [Fact]
    public async Task A_chain_follows_the_clock_of_the_market()
    {
        using var session = await SimulatorSession.SignInAsync();
        Assert.Equal(17, DaysOf(await session.GetItemsAsync("option-chains/SPX/nested"), root: 1, expiration: 1));

        session.Market.FakeClock.SetUtcNow(new DateTimeOffset(2026, 8, 4, 20, 0, 0, TimeSpan.Zero));
        Assert.Equal(17, DaysOf(await session.GetItemsAsync("option-chains/SPX/nested"), root: 1, expiration: 0));

        session.Market.FakeClock.SetUtcNow(new DateTimeOffset(2026, 8, 5, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal(16, DaysOf(await session.GetItemsAsync("option-chains/SPX/nested"), root: 1, expiration: 0));
    }

    [Fact]
    public async Task An_underlying_without_options_has_an_empty_chain()
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Empty(await session.GetItemsAsync("option-chains/SPY/nested"));
    }

    [Fact]
    public async Task A_client_that_takes_gzip_reads_the_same_chain()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None };
        using var client = new HttpClient(handler) { BaseAddress = session.Simulator.BaseUri };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1.0");
        client.DefaultRequestHeaders.Authorization = session.Client.DefaultRequestHeaders.Authorization;
        var plain = await client.GetByteArrayAsync(new Uri("option-chains/SPX", UriKind.Relative), SimulatorSession.Cancelled);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var reply = await client.GetAsync(new Uri("option-chains/SPX", UriKind.Relative), SimulatorSession.Cancelled);
        using var unpacked = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(await reply.Content.ReadAsStreamAsync(SimulatorSession.Cancelled), System.IO.Compression.CompressionMode.Decompress))
        {
            await gzip.CopyToAsync(unpacked, SimulatorSession.Cancelled);
        }

        Assert.Equal(["gzip"], reply.Content.Headers.ContentEncoding);
        Assert.Equal(plain, unpacked.ToArray());
    }

    [Fact]
    public async Task An_option_is_found_by_its_symbol_with_encoded_blanks()
    {
        using var session = await SimulatorSession.SignInAsync();

        var reply = await session.GetAsync("instruments/equity-options/AAPL%20%20260821C00202500");
        var option = reply.GetProperty("data");

        Assert.Equal("/instruments/equity-options/AAPL%20%20260821C00202500", reply.Text("context"));
        Assert.Equal(JsonShape.Sorted(OptionFields), option.Names());
        Assert.Equal("202.5", option.Text("strike-price"));
        Assert.Equal(100, option.GetProperty("shares-per-contract").GetInt32());
    }

    [Theory]
    [InlineData("symbol[]=AAPL++260821C00200000&symbol[]=SPXW++260821P06000000")]
    [InlineData("symbol=AAPL%20%20260821C00200000&symbol=SPXW%20%20260821P06000000")]
    [InlineData("symbol=AAPL++260821C00200000,SPXW%20+260821P06000000")]
    public async Task Options_are_listed_by_symbols_in_every_spelling(string query)
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Equal(
            ["AAPL  260821C00200000", "SPXW  260821P06000000"],
            (await session.GetItemsAsync($"instruments/equity-options?{query}")).Texts("symbol"));
    }

    private static int DaysOf(JsonElement[] items, int root, int expiration) =>
        items[root].GetProperty("expirations")[expiration].GetProperty("days-to-expiration").GetInt32();
}
