using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Streaming;

/// <summary>The ticket for streamed quotes: recorded replies, optional fields, and whether the quotes come late.</summary>
public sealed class QuoteTokenTests
{
    private const string RealTime = "wss://quotes.example.com/realtime";

    [Fact]
    public async Task The_recorded_reply_of_production_gives_quotes_as_they_come()
    {
        var token = await FromAsync(Samples.Read("api-quote-tokens-prod.json"));

        Assert.Equal(new Uri("wss://tasty-openapi-ws.dxfeed.com/realtime"), token.Address);
        Assert.Equal("api", token.Level);
        Assert.False(token.IsDelayed);
        Assert.Equal("example-token-here", token.Value);
    }

    [Fact]
    public async Task The_recorded_reply_of_the_sandbox_gives_late_quotes()
    {
        var token = await FromAsync(Samples.Read("api-quote-tokens-sandbox.json"));

        Assert.Equal(new Uri("wss://tasty-demo-ws.dxfeed.com/delayed"), token.Address);
        Assert.Equal("demo", token.Level);
        Assert.True(token.IsDelayed);
    }

    [Theory]
    [InlineData(RealTime, "api", false)]
    [InlineData(RealTime, "live", false)]
    [InlineData(RealTime, null, false)]
    [InlineData(RealTime, "demo", true)]
    [InlineData(RealTime, "DEMO", true)]
    [InlineData("wss://quotes.example.com/delayed", null, true)]
    [InlineData("wss://quotes.example.com/delayed", "api", true)]
    [InlineData("wss://quotes.example.com/feed/Delayed/", null, true)]
    [InlineData("wss://delayed.example.com/realtime", "api", false)]
    [InlineData("wss://quotes.example.com/undelayed", "api", false)]
    public async Task Quotes_are_late_by_the_level_demo_or_the_word_delayed_in_the_path(string address, string? level, bool isDelayed) =>
        Assert.Equal(isDelayed, (await FromAsync(Reply(address, level is null ? "" : $", \"level\":\"{level}\""))).IsDelayed);

    [Fact]
    public async Task Times_that_are_sent_are_read()
    {
        var token = await FromAsync(Reply(RealTime, """, "issued-at":"2026-08-24T14:00:00.000+00:00","expires-at":"2026-08-25T14:00:00.000Z" """));

        Assert.Equal(new DateTimeOffset(2026, 8, 24, 14, 0, 0, TimeSpan.Zero), token.IssuedAt);
        Assert.Equal(new DateTimeOffset(2026, 8, 25, 14, 0, 0, TimeSpan.Zero), token.ExpiresAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "issued-at":null,"expires-at":"","level":null,"websocket-url":"wss://old.example.com","new-field":{"a":1} """)]
    public async Task What_is_absent_or_empty_is_null_and_what_is_unknown_is_no_trouble(string fields)
    {
        var token = await FromAsync(Reply(RealTime, fields));

        Assert.Equal((null, null, null), (token.Level, token.IssuedAt, token.ExpiresAt));
        Assert.Equal(new Uri(RealTime), token.Address);
    }

    [Theory]
    [InlineData("""{"data":{"dxlink-url":"wss://quotes.example.com/realtime","level":"api"}}""")]
    [InlineData("""{"data":{"token":"t","level":"api"}}""")]
    [InlineData("""{"data":{"token":"t","dxlink-url":"not an address"}}""")]
    [InlineData("""{"data":{"token":null,"dxlink-url":"wss://quotes.example.com/realtime"}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{}""")]
    public async Task A_reply_without_token_or_address_is_no_ticket(string body)
    {
        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => FromAsync(body));

        Assert.Equal("api-quote-tokens", failure.RequestPath);
    }

    [Fact]
    public async Task It_asks_once_and_lets_the_reply_go()
    {
        var transport = new CannedTransport(Reply(RealTime, ""));

        await new QuoteTokenService(transport).GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal([(ApiFamily.StreamTokens, "api-quote-tokens")], transport.Requests);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task Neither_its_text_nor_a_public_property_shows_the_token()
    {
        var token = await FromAsync(Reply(RealTime, """, "level":"api" """));

        var shown = typeof(ApiQuoteToken).GetProperties().Select(property => property.GetValue(token)?.ToString()).Append(token.ToString());

        Assert.All(shown, text => Assert.DoesNotContain("PLANTED", text ?? ""));
    }

    private static string Reply(string address, string furtherFields) =>
        $$$"""{"data":{"token":"quote-token-PLANTED","dxlink-url":"{{{address}}}"{{{furtherFields}}}},"context":"/api-quote-tokens"}""";

    private static Task<ApiQuoteToken> FromAsync(string body) => new QuoteTokenService(new CannedTransport(body)).GetAsync(TestContext.Current.CancellationToken);
}
