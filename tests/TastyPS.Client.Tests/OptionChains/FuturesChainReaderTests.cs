using System.Text;
using System.Text.Json.Nodes;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class FuturesChainReaderTests
{
    private const string Futures = """
        [{"symbol":"/ESU6","root-symbol":"/ES","streamer-symbol":"/ESU26:XCME","expiration-date":"2026-09-18","days-to-expiration":98,"active-month":true},
         {"symbol":"/ESZ6","root-symbol":"/ES","streamer-symbol":"/ESZ26:XCME","expiration-date":"2026-12-18"}]
        """;

    private const string December = """
        {"underlying-symbol":"/ESZ6","root-symbol":"/ES","option-root-symbol":"ES","option-contract-symbol":"ESZ6","asset":"ES","expiration-date":"2026-12-18","days-to-expiration":189,
         "expiration-type":"Regular","settlement-type":"AM","notional-value":"0.5","display-factor":"0.01","strike-factor":"1.0","stops-trading-at":"2026-12-18T14:30:00.000+00:00",
         "expires-at":"2026-12-18T14:30:00.000+00:00","tick-sizes":[{"threshold":"5.0","value":"0.05"},{"value":"0.5"}],"strikes":[
           {"strike-price":"6300.0","call":"./ESZ6 ESZ6  261218C6300","put":"./ESZ6 ESZ6  261218P6300"},
           {"strike-price":"100.0","call":"./ESZ6 ESZ6  261218C100","call-streamer-symbol":"./ESZ26C100:XCME","put":"./ESZ6 ESZ6  261218P100","put-streamer-symbol":"./ESZ26P100:XCME"}]}
        """;

    private const string July = """
        {"strikes":[{"strike-price":6260,"call":"./ESU6 E1AN6 260706C6260","put":"./ESU6 E1AN6 260706P6260"}],"expires-at":"2026-07-06T20:00:00.000+00:00","settlement-type":"PM",
         "expiration-date":"2026-07-06","option-root-symbol":"E1A","underlying-symbol":"/ESU6","root-symbol":"/ES","notional-value":0.5,"display-factor":0.01}
        """;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_expiration_has_its_own_root_and_its_own_future()
    {
        var chain = await Read(Chain(December, July));

        Assert.Equal([("/ESZ6", "ES", "AM", 189), ("/ESU6", "E1A", "PM", (int?)null)], chain.Select(s => (s.Underlying, s.Root, s.SettlementType!, s.DaysToExpiration)));
        Assert.All(chain, series => Assert.Equal(("American", null), (series.ExerciseStyle, series.ChainType)));
        Assert.Equal(["/ESZ26:XCME", "/ESU26:XCME"], chain.Select(series => series.UnderlyingStreamerSymbol));
        Assert.Equal(new InstrumentKey(InstrumentType.Future, "/ESZ6"), chain[0].UnderlyingKey);
        Assert.Equal(("/ES", "ESZ6", "ES", 1m), (chain[0].FutureTerms!.Product, chain[0].FutureTerms!.ContractSymbol, chain[0].FutureTerms!.Asset, chain[0].FutureTerms!.StrikeFactor));
        Assert.Equal([(5m, 0.05m), (null, 0.5m)], chain[0].TickSizes.Select(tick => (tick.Threshold, tick.Value!.Value)));
    }

    [Fact]
    public async Task Strikes_are_sorted_and_stay_where_the_feed_has_no_symbol_for_them()
    {
        var december = (await Read(Chain(December)))[0];

        Assert.Equal(
            ["./ESZ6 ESZ6  261218C100", "./ESZ6 ESZ6  261218P100", "./ESZ6 ESZ6  261218C6300", "./ESZ6 ESZ6  261218P6300"],
            december.Contracts.Select(contract => contract.Symbol));
        Assert.Equal(["./ESZ26C100:XCME", "./ESZ26P100:XCME", null, null], december.Contracts.Select(contract => contract.StreamerSymbol));
        Assert.All(december.Contracts, contract => Assert.Equal(new InstrumentKey(InstrumentType.FutureOption, contract.Symbol), contract.Key));
    }

    [Theory]
    [InlineData("0.5", "0.01", 50)] // E-mini S&P 500: $50 a point
    [InlineData("10.0", "0.01", 1000)] // crude oil: $1,000 a dollar
    [InlineData("15.625", "0.015625", 1000)] // ten-year note: $15.625 a 64th
    [InlineData("1.0", "0.3", null)]
    [InlineData("1.0", "0.0", null)]
    [InlineData("many", "0.01", null)]
    public async Task A_contract_is_multiplied_by_what_a_point_is_worth(string notional, string factor, int? multiplier)
    {
        var chain = await Read(Chain(December.Replace("\"0.5\",\"display-factor\":\"0.01\"", $"\"{notional}\",\"display-factor\":\"{factor}\"")));

        Assert.Equal(multiplier, chain[0].Multiplier);
    }

    [Fact]
    public async Task A_series_expires_when_the_service_says_in_the_time_of_New_York()
    {
        var chain = await Read(Chain(December, July.Replace("\"expires-at\":\"2026-07-06T20:00:00.000+00:00\",", "")));

        Assert.Equal(new DateTimeOffset(2026, 12, 18, 9, 30, 0, TimeSpan.FromHours(-5)), chain[0].ExpiresAt);
        Assert.Equal(TimeSpan.FromHours(-5), chain[0].ExpiresAt.Offset);
        // Where it says nothing: at the close of the day.
        Assert.Equal(new DateTimeOffset(2026, 7, 6, 16, 0, 0, TimeSpan.FromHours(-4)), chain[1].ExpiresAt);
    }

    [Fact]
    public async Task A_root_and_a_future_that_are_not_named_are_read_from_the_symbols()
    {
        var chain = await Read(Chain(July.Replace("\"option-root-symbol\":\"E1A\",\"underlying-symbol\":\"/ESU6\",", "")));

        Assert.Equal(("/ESU6", "E1A"), (chain[0].Underlying, chain[0].Root));
    }

    [Fact]
    public async Task What_cannot_be_a_contract_is_a_defect_and_the_others_stay()
    {
        var chain = await Read(Chain("""
            {"underlying-symbol":"/ESU6","option-root-symbol":"E1A","expiration-date":"2026-07-06","tick-sizes":"none","expires-at":7,"strikes":[
              {"strike-price":"6260","put":"P6260"},{"strike-price":"high","call":"C"},null,{"strike-price":"6270","call":"C6270","put":"P6270"}]}
            """, """{"underlying-symbol":"/ESU6","option-root-symbol":"E2A","expiration-date":"later","strikes":[{"strike-price":"1","call":"C1","put":"P1"}]}"""));

        Assert.Equal(["P6260", "C6270", "P6270"], chain[0].Contracts.Select(contract => contract.Symbol));
        Assert.Equal(
            ["E1A 2026-07-06 6260: the call has no symbol", "E1A 2026-07-06 high: the strike price cannot be read", "E1A 2026-07-06 ?: the strike is not an object"],
            chain[0].Defects.Select(defect => defect.ToString()));
        Assert.Empty(chain[1].Contracts);
        Assert.Single(chain[1].Defects);
    }

    [Fact]
    public async Task Unknown_fields_are_kept_and_futures_may_come_last()
    {
        var chain = await Read($$$"""
            {"data":{"mood":[1],"option-chains":[{"color":"red","underlying-symbol":"/ES","exercise-style":"American","expirations":[{{{July.Replace("{\"strike-price\":6260", "{\"flag\":true,\"strike-price\":6260").Insert(1, "\"season\":\"summer\",")}}}]}],
              "futures":[7,{"root-symbol":"/ES"},{"symbol":"/ESU6","streamer-symbol":"/ESU26:XCME","color":"blue"}]}}
            """);

        Assert.Equal("red", chain[0].RootExtra!["color"].GetString());
        Assert.Equal("summer", chain[0].Extra!["season"].GetString());
        Assert.True(chain[0].Contracts[0].Extra!["flag"].GetBoolean());
        Assert.Equal("/ESU26:XCME", chain[0].UnderlyingStreamerSymbol);
        Assert.Equal("blue", chain[0].UnderlyingFuture!.Extra!["color"].GetString());
    }

    [Fact]
    public async Task A_series_leaves_before_the_rest_of_the_body_has_arrived()
    {
        await using var body = new ChunkedStream($$"""{"data":{"futures":{{Futures}},"option-chains":[{"exercise-style":"American","expirations":[{{July}},{"underlying""");
        using var reader = new OptionChainReader(body);

        var reading = reader.ReadAsync(None);

        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Equal("E1A", (await reading)!.Root);
        Assert.Equal(["/ESU6", "/ESZ6"], reader.Futures.Select(future => future.Symbol));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task However_the_body_is_cut_the_chain_is_the_same(int pieceSize)
    {
        var json = Chain(December, July);
        using var whole = new OptionChainReader(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        using var pieces = new OptionChainReader(ChunkedStream.InPiecesOf(pieceSize, json));

        var written = FuturesChainWriter.Write(whole.Futures, await ReadAll(whole));

        Assert.Contains("./ESZ26C100:XCME", written, StringComparison.Ordinal);
        Assert.Equal(JsonLeaves.Of(written).Where(leaf => leaf.Key.StartsWith(".option", StringComparison.Ordinal)), JsonLeaves.Of(FuturesChainWriter.Write(pieces.Futures, await ReadAll(pieces))).Where(leaf => leaf.Key.StartsWith(".option", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_product_without_options_is_an_empty_chain() => Assert.Empty(await Read("""{"data":{"futures":[],"option-chains":[]}}"""));

    [Fact]
    public async Task Futures_without_a_list_of_chains_are_a_protocol_error() =>
        await Assert.ThrowsAsync<TastyProtocolException>(() => Read("""{"data":{"futures":[]}}"""));

    [Fact]
    public async Task The_recorded_chain_decodes_without_loss() => await AssertLossless(JsonNode.Parse(Samples.Read("mcp-futures-option-chain-nested-ES-2026-06.json"))!);

    [Fact]
    public async Task A_chain_with_every_documented_field_decodes_without_loss()
    {
        var documented = JsonNode.Parse(Samples.Read("futures-option-chain-nested-official-doc.json"))!["FuturesNestedOptionChainSerializer"]!;

        await AssertLossless(InstanceOf(documented.AsObject(), ""));
    }

    // Expirations are compared as they come; strikes are sorted, as the reader sorts them.
    private static async Task AssertLossless(JsonNode chain)
    {
        foreach (var expiration in chain["option-chains"]!.AsArray().SelectMany(product => product!["expirations"]!.AsArray()))
            expiration!["strikes"] = new JsonArray([.. expiration["strikes"]!.AsArray().Select(strike => strike!.DeepClone()).OrderBy(strike => decimal.Parse(strike["strike-price"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture))]);
        var json = chain.ToJsonString();
        using var reader = new OptionChainReader(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        var series = await ReadAll(reader);

        Assert.NotEmpty(series);
        Assert.Empty(series.SelectMany(one => one.Defects));
        Assert.Equal(JsonLeaves.Of(json), JsonLeaves.Of(FuturesChainWriter.Write(reader.Futures, series)));
    }

    // One object of each documented class, with a value of the documented type in each field.
    private static JsonNode InstanceOf(JsonObject schema, string name) => schema["type"]!.GetValue<string>() switch
    {
        "object" => InListIfPlural(name, new JsonObject(schema["properties"]!.AsObject().Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, InstanceOf(field.Value!.AsObject(), field.Key))))),
        "integer" => JsonValue.Create(7),
        "number" => JsonValue.Create(0.25m),
        "boolean" => JsonValue.Create(true),
        _ => JsonValue.Create(schema["format"]?.GetValue<string>() switch
        {
            "date" => "2026-12-18",
            "date-time" => "2026-12-18T14:30:00.000+00:00",
            // The product is named at two levels, which the model holds once.
            _ => name is "root-symbol" or "underlying-symbol" ? "/ES" : "text of " + name,
        }),
    };

    private static JsonNode InListIfPlural(string name, JsonObject instance) => name.EndsWith('s') ? new JsonArray(instance) : instance;

    private static string Chain(params string[] expirations) =>
        $$$"""{"data":{"futures":{{{Futures}}},"option-chains":[{"underlying-symbol":"/ES","root-symbol":"/ES","exercise-style":"American","expirations":[{{{string.Join(",", expirations)}}}]}]},"context":"/futures-option-chains/ES/nested"}""";

    private static async Task<List<OptionSeries>> Read(string json)
    {
        using var reader = new OptionChainReader(new MemoryStream(Encoding.UTF8.GetBytes(json)));
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
