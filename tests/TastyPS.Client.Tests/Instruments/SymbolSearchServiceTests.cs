using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Instruments;
using TastyPS.Client.Tests.Wire;
using TastyPS.Simulator;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Instruments;

public sealed class SymbolSearchServiceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SP", "symbols/search/SP")]
    [InlineData("BRK/B", "symbols/search/BRK%2FB")]
    [InlineData("a b?", "symbols/search/a%20b%3F")]
    public async Task The_text_is_encoded_into_the_path(string text, string path)
    {
        var transport = new CannedTransport("""{"data":{"items":[]}}""");

        Assert.Empty(await new SymbolSearchService(transport).SearchAsync(text, None));

        Assert.Equal([(ApiFamily.Instruments, path)], transport.Requests);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Without_a_text_nothing_is_asked(string? text)
    {
        var transport = new CannedTransport("""{"data":{"items":[]}}""");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => new SymbolSearchService(transport).SearchAsync(text!, None));

        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task An_odd_item_does_not_lose_the_others()
    {
        var transport = new CannedTransport(
            """{"data":{"items":[{"symbol":"AAPL","description":"Apple Inc.","options":true},{"description":"no symbol"},{"symbol":7},"text",null,{"symbol":"A","description":null},{"symbol":"B"},{"symbol":"C","description":3}]}}""");

        var found = await new SymbolSearchService(transport).SearchAsync("A", None);

        Assert.Equal([new SymbolMatch("AAPL", "Apple Inc."), new("A", null), new("B", null), new("C", null)], found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{"items":{}}}""")]
    [InlineData("""{"data":{"items":[{"symbol":"AA""")]
    public async Task A_reply_of_another_shape_names_the_path(string body)
    {
        var transport = new CannedTransport(body);

        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => new SymbolSearchService(transport).SearchAsync("A", None));

        Assert.Equal("symbols/search/A", failure.RequestPath);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task Symbols_and_names_are_found_by_their_beginning()
    {
        using var simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(1, new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero)) });
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(simulator.BaseUri),
            Credentials = new OAuthCredentials { ClientSecret = simulator.Credentials.ClientSecret, RefreshToken = simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            MaxRetries = 0,
        });

        Assert.Contains(new SymbolMatch("BRK/B", "Berkshire Hathaway Inc. - Class B"), await client.Symbols.SearchAsync("brk/", None));
        Assert.Contains(new SymbolMatch("TSLA", "Tesla, Inc."), await client.Symbols.SearchAsync("tesl", None));
        Assert.Empty(await client.Symbols.SearchAsync("nothing-is-called-so", None));

        simulator.Faults.Add(Fault.Truncate("/symbols", 0.5));
        await Assert.ThrowsAsync<TastyProtocolException>(() => client.Symbols.SearchAsync("S", None));
        simulator.Faults.Add(Fault.Html("/symbols"));
        await Assert.ThrowsAsync<TastyProtocolException>(() => client.Symbols.SearchAsync("S", None));
    }
}
