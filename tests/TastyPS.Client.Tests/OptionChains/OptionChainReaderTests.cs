using System.Text;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class OptionChainReaderTests
{
    private const string SpxFacts = """ "underlying-symbol":"SPX","root-symbol":"SPX","option-chain-type":"Standard","shares-per-contract":100 """;
    private const string SpxwFacts = """ "underlying-symbol":"SPX","root-symbol":"SPXW","option-chain-type":"Standard","shares-per-contract":"100.0" """;

    private const string June = """
        {"expiration-type":"Regular","expiration-date":"2026-06-18","days-to-expiration":6,"settlement-type":"AM","strikes":[
          {"strike-price":"5800.0","call":"SPX   260618C05800000","call-streamer-symbol":".SPX260618C5800","put":"SPX   260618P05800000","put-streamer-symbol":".SPX260618P5800"},
          {"strike-price":"5805.0","call":"SPX   260618C05805000","put":"SPX   260618P05805000","put-streamer-symbol":".SPX260618P5805"}]}
        """;

    private const string Weekly = """
        {"strikes":[
          {"put-streamer-symbol":".SPXW260618P22.5","put":"SPXW  260618P00022500","call-streamer-symbol":".SPXW260618C22.5","call":"SPXW  260618C00022500","strike-price":22.5}],
         "settlement-type":"PM","days-to-expiration":"6","expiration-date":"2026-06-18","expiration-type":"Weekly"}
        """;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chain_of_two_roots_becomes_one_series_per_root_and_expiration()
    {
        var chain = await Read($$$"""{"data":{"items":[{ {{{SpxFacts}}},"expirations":[{{{June}}}]},{ {{{SpxwFacts}}},"expirations":[{{{Weekly}}}]}]},"context":"/option-chains/SPX/nested"}""");

        Assert.Equal([("SPX", "AM", 6), ("SPXW", "PM", 6)], chain.Select(s => (s.Root, s.SettlementType!, s.DaysToExpiration!.Value)));
        Assert.All(chain, series => Assert.Equal(("SPX", "Standard", 100, "2026-06-18"), (series.Underlying, series.ChainType, series.Multiplier!.Value, series.Expiration.Date)));
        Assert.Equal(
            ["SPX   260618C05800000", "SPX   260618P05800000", "SPX   260618C05805000", "SPX   260618P05805000"],
            chain[0].Contracts.Select(c => c.Symbol));
        Assert.Equal([5800m, 5800m, 5805m, 5805m], chain[0].Contracts.Select(c => c.Strike));
        Assert.Equal([OptionType.Call, OptionType.Put], chain[1].Contracts.Select(c => c.OptionType));
        Assert.Equal(22.5m, chain[1].Contracts[0].Strike);
        Assert.Equal(".SPXW260618C22.5", chain[1].Contracts[0].StreamerSymbol);
    }

    [Fact]
    public async Task A_series_expires_at_the_open_if_settled_in_the_morning_and_else_at_the_close()
    {
        var chain = await Read($$$"""{"items":[{ {{{SpxFacts}}},"expirations":[{{{June}}}]},{ {{{SpxwFacts}}},"expirations":[{{{Weekly}}}]}]}""");

        // New York is four hours behind UTC in June.
        Assert.Equal(new DateTimeOffset(2026, 6, 18, 9, 30, 0, TimeSpan.FromHours(-4)), chain[0].ExpiresAt);
        Assert.Equal(new DateTimeOffset(2026, 6, 18, 16, 0, 0, TimeSpan.FromHours(-4)), chain[1].ExpiresAt);
    }

    [Fact]
    public async Task A_missing_streamer_symbol_is_null()
    {
        var chain = await Read($$$"""{"items":[{ {{{SpxFacts}}},"expirations":[{{{June}}}]}]}""");

        Assert.Null(chain[0].Contracts[2].StreamerSymbol);
        Assert.Equal(".SPX260618P5805", chain[0].Contracts[3].StreamerSymbol);
    }

    [Fact]
    public async Task Facts_that_follow_the_expirations_reach_every_series()
    {
        var chain = await Read($$$"""{"items":[{"expirations":[{{{June}}},{{{Weekly}}}],{{{SpxFacts}}}}]}""");

        Assert.Equal(2, chain.Count);
        Assert.All(chain, series => Assert.Equal(("SPX", "SPX", 100), (series.Underlying, series.Root, series.Multiplier!.Value)));
    }

    [Fact]
    public async Task A_series_leaves_before_the_rest_of_the_body_has_arrived()
    {
        await using var body = new ChunkedStream($$"""{"data":{"items":[{ {{SpxFacts}},"expirations":[{{June}},{"expiration-type":""");
        using var reader = new OptionChainReader(body);

        var reading = reader.ReadAsync(None);

        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Equal(4, (await reading)!.Contracts.Count);
    }

    [Fact]
    public async Task Series_of_a_root_whose_facts_follow_leave_when_the_root_is_complete_and_not_later()
    {
        await using var body = new ChunkedStream($$"""{"items":[{"expirations":[{{June}}],{{SpxFacts}}},""", $$"""{"expirations":[{{Weekly}}],""");
        using var reader = new OptionChainReader(body);

        var first = reader.ReadAsync(None);
        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal("SPX", (await first)!.Root);
        var second = reader.ReadAsync(None);
        Assert.False(second.IsCompleted);

        body.Finish();
        await Assert.ThrowsAsync<TastyProtocolException>(() => second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task However_the_body_is_cut_the_chain_is_the_same(int pieceSize)
    {
        var json = $$$"""{"data":{"items":[{ {{{SpxFacts}}},"tick-sizes":[{"threshold":"3.0","value":"0.05"},{"value":"0.1"}],"news":{"a":[1,{"b":null}]},"expirations":[{{{June}}},{"odd":[[1],2],"strikes":[]}]},{"expirations":[{{{Weekly}}}],{{{SpxwFacts}}}}]},"context":"x"} """;
        var whole = await Read(json);

        using var reader = new OptionChainReader(ChunkedStream.InPiecesOf(pieceSize, json));
        var pieces = await ReadAll(reader);

        Assert.Equal(6, whole.Sum(series => series.Contracts.Count));
        Assert.Equal(ChainWriter.Write(whole), ChainWriter.Write(pieces));
    }

    [Fact]
    public async Task Strikes_out_of_order_are_sorted_with_the_call_first()
    {
        var chain = await Read($$$"""
            {"items":[{ {{{SpxFacts}}},"expirations":[{"expiration-date":"2026-06-18","strikes":[
              {"strike-price":"30.0","call":"C30","put":"P30"},{"strike-price":"7.5","call":"C7","put":"P7"},{"strike-price":"10.0","call":"C10","put":"P10"}]}]}]}
            """);

        Assert.Equal(["C7", "P7", "C10", "P10", "C30", "P30"], chain[0].Contracts.Select(c => c.Symbol));
    }

    [Fact]
    public async Task A_strike_without_a_symbol_is_a_defect_and_the_others_stay()
    {
        var chain = await Read($$$"""
            {"items":[{ {{{SpxFacts}}},"expirations":[{"expiration-date":"2026-06-18","strikes":[
              {"strike-price":"10.0","put":"P10"},
              {"strike-price":"15.0","call":"C15","put":null},
              {"strike-price":"ten","call":"C","put":"P"},
              {"call":"C","put":"P"},
              7,
              {"strike-price":"20.0","call":"C20","put":"P20"}]}]}]}
            """);

        Assert.Equal(["P10", "C15", "C20", "P20"], chain[0].Contracts.Select(c => c.Symbol));
        Assert.Equal(
            [("10", "the call has no symbol"), ("15", "the put has no symbol"), ("ten", "the strike price cannot be read"), (null, "the strike price cannot be read"), (null, "the strike is not an object")],
            chain[0].Defects.Select(d => (d.StrikePrice, d.Reason)));
        Assert.All(chain[0].Defects, defect => Assert.Equal(("SPX", "2026-06-18"), (defect.Root, defect.Expiration.Date)));
    }

    [Theory]
    [InlineData("\"expiration-date\":\"soon\",")]
    [InlineData("\"expiration-date\":\"0001-01-01\",")]
    [InlineData("\"expiration-date\":\"1926-06-18\",")]
    [InlineData("")]
    public async Task An_expiration_without_a_readable_day_yields_no_contracts_but_says_so(string day)
    {
        var chain = await Read($$$"""{"items":[{ {{{SpxFacts}}},"expirations":[{ {{{day}}} "strikes":[{"strike-price":"20.0","call":"C20","put":"P20"}]},{{{June}}}]}]}""");

        Assert.Empty(chain[0].Contracts);
        Assert.Equal("the expiration day cannot be read; 2 contracts are left out", Assert.Single(chain[0].Defects).Reason);
        Assert.Equal(4, chain[1].Contracts.Count);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_at_every_level()
    {
        var chain = await Read($$$"""
            {"items":[{ {{{SpxFacts}}},"color":"red","expirations":[{"expiration-date":"2026-06-18","mood":{"a":[1]},"strikes":[
              {"strike-price":"10.0","call":"C10","put":"P10","flag":true},{"strike-price":"15.0","call":"C15","put":"P15"}]},{{{June}}}]}]}
            """);

        Assert.Equal("red", chain[0].RootExtra!["color"].GetString());
        Assert.Equal("""{"a":[1]}""", chain[0].Extra!["mood"].GetRawText());
        Assert.True(chain[0].Contracts[1].Extra!["flag"].GetBoolean());
        Assert.Null(chain[0].Contracts[2].Extra);
        Assert.Null(chain[1].Extra);
    }

    [Fact]
    public async Task What_the_service_left_out_is_null_and_a_missing_root_is_read_from_the_symbols()
    {
        var chain = await Read("""{"items":[{"expirations":[{"expiration-date":"2026-06-18","strikes":[{"strike-price":"10.0","call":"SPXW  260618C00010000"}]}]}]}""");

        Assert.Equal("SPXW", chain[0].Root);
        Assert.Null(chain[0].Multiplier);
        Assert.Null(chain[0].ChainType);
        Assert.Null(chain[0].DaysToExpiration);
        Assert.Null(chain[0].ExpirationType);
    }

    [Fact]
    public async Task Escaped_names_and_texts_are_read_like_plain_ones()
    {
        var chain = await Read("""{"items":[{"underlying-symbol":"BRK\/B","root\u002dsymbol":"BRKB","option-chain-type":"Standard","shares-per-contract":100,"expirations":[]},{"underlying-symbol":"BRK\/B","root\u002dsymbol":"BRK\u0042","expirations":[{"expiration-date":"2026\u002d06-18"}]}]}""");

        Assert.Equal(("BRK/B", "BRKB", "2026-06-18"), (chain[0].Underlying, chain[0].Root, chain[0].Expiration.Date));
    }

    [Fact]
    public async Task An_empty_list_is_an_empty_chain() => Assert.Empty(await Read("""{"data":{"items":[]}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("""{"data":{"items":[""")]
    [InlineData("""{"data":{"items":[{"root-symbol":"SPX","expirations":[{"expiration-date":"2026-06-18","strikes":[{"strike-price":"58""")]
    [InlineData("""{"data":{"items":[]}""")]
    public async Task A_body_that_ends_early_is_a_protocol_error(string body)
    {
        var error = await Assert.ThrowsAsync<TastyProtocolException>(() => Read(body));

        Assert.Contains("ends early", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>secret</html>")]
    [InlineData("[1,2]")]
    [InlineData("\"secret\"")]
    [InlineData("""{"data":{"items":[{"secret" 1}]}}""")]
    [InlineData("""{"data":{"items":[]}} secret""")]
    public async Task A_body_that_is_no_JSON_object_is_a_protocol_error_that_quotes_nothing_of_it(string body)
    {
        var error = await Assert.ThrowsAsync<TastyProtocolException>(() => Read(body));

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_is_a_protocol_error()
    {
        byte[] body = [.. "{\"items\":[{\"root-symbol\":\""u8, 0xC3, 0x28, .. "\"}]}"u8];
        using var reader = new OptionChainReader(new MemoryStream(body));

        await Assert.ThrowsAsync<TastyProtocolException>(() => reader.ReadAsync(None));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"items":null}}""")]
    [InlineData("""{"data":{"symbol":"SPX"},"context":"/x"}""")]
    public async Task JSON_without_a_list_of_items_is_a_protocol_error(string body)
    {
        var error = await Assert.ThrowsAsync<TastyProtocolException>(() => Read(body));

        Assert.Contains("holds no option chain", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_reader_stays_failed_and_what_it_gave_before_stays_valid()
    {
        using var reader = new OptionChainReader(Utf8($$"""{"items":[{ {{SpxFacts}},"expirations":[{{June}},{"strikes":[{"strike-price":"1.0"},}"""));

        var series = await reader.ReadAsync(None);
        await Assert.ThrowsAsync<TastyProtocolException>(() => reader.ReadAsync(None));
        await Assert.ThrowsAsync<TastyProtocolException>(() => reader.ReadAsync(None));

        Assert.Equal(4, series!.Contracts.Count);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_bytes()
    {
        await using var body = new ChunkedStream("""{"items":[""");
        using var reader = new OptionChainReader(body);
        using var source = new CancellationTokenSource();

        var waiting = reader.ReadAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_value_larger_than_the_buffer_is_read()
    {
        var note = new string('n', 300_000);
        var chain = await Read($$$"""{"items":[{ {{{SpxFacts}}},"note":"{{{note}}}","expirations":[{{{June}}}]}]}""");

        Assert.Equal(note, chain[0].RootExtra!["note"].GetString());
        Assert.Equal(4, chain[0].Contracts.Count);
    }

    [Fact]
    public async Task A_disposed_reader_says_so()
    {
        var reader = new OptionChainReader(Utf8("{}"));
        reader.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => reader.ReadAsync(None));
    }

    [Theory]
    [InlineData("option-chain-nested-SPY-2026-08.json", 3, 18, 0)]
    [InlineData("mcp-option-chain-nested-AAPL-2026-06.json", 4, 32, 0)]
    public async Task A_recorded_chain_decodes_without_loss(string sample, int seriesCount, int contractCount, int defectCount)
    {
        var json = Samples.Read(sample);

        var chain = await Read(json);

        Assert.Equal((seriesCount, contractCount, defectCount), (chain.Count, chain.Sum(s => s.Contracts.Count), chain.Sum(s => s.Defects.Count)));
        Assert.Equal(JsonLeaves.Of(json), JsonLeaves.Of(ChainWriter.Write(chain)));
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<List<OptionSeries>> Read(string json)
    {
        using var reader = new OptionChainReader(Utf8(json));
        return await ReadAll(reader);
    }

    private static async Task<List<OptionSeries>> ReadAll(OptionChainReader reader)
    {
        var chain = new List<OptionSeries>();
        while (await reader.ReadAsync(None) is { } series)
            chain.Add(series);
        return chain;
    }
}
