using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>Whether quotes can be streamed, and whether they come late.</summary>
public sealed class QuoteCheckTests
{
    [Fact]
    public async Task A_quote_token_passes_with_its_host_and_level() =>
        Assert.Equal("Quotes stream from quotes.example.com, level api.", await new Checkup().PassAsync("Quote token"));

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Who_is_no_customer_yet_gets_no_quote_token_and_hears_the_services_words(int status)
    {
        var refusal = ScriptedServer.JsonReply(status, """{"error":{"code":"quote_streamer.customer_not_found_error","message":"You must be a customer to access a quote stream."}}""");

        var (message, _) = await new Checkup().Set(Checkup.QuoteTokens, refusal).TroubleAsync("Quote token", CheckResult.Failed);

        Assert.Contains("You must be a customer to access a quote stream", message);
        Assert.Contains("quote_streamer.customer_not_found_error", message);
    }

    [Fact]
    public async Task A_reply_without_an_address_fails()
    {
        var (_, recommendation) = await new Checkup().Set(Checkup.QuoteTokens, ScriptedServer.JsonReply(200, """{"data":{"token":"t","level":"api"}}""")).TroubleAsync("Quote token", CheckResult.Failed);

        Assert.Equal("Advice on TastyProtocolException.", recommendation);
    }

    [Fact]
    public async Task Market_data_is_in_real_time_if_neither_customer_nor_quote_token_says_otherwise() =>
        Assert.Contains("real time", await new Checkup().PassAsync("Market data"));

    [Fact]
    public async Task A_customer_with_delayed_quotes_is_warned()
    {
        var (message, recommendation) = await new Checkup().Set(Checkup.Customer, Checkup.CustomerReply(hasDelayedQuotes: true)).TroubleAsync("Market data", CheckResult.Warning);

        Assert.Contains("customer has delayed quotes", message);
        Assert.Contains("agreements", recommendation);
    }

    [Fact]
    public async Task A_quote_token_for_late_quotes_is_warned_of()
    {
        var (message, _) = await new Checkup().Set(Checkup.QuoteTokens, Checkup.QuoteTokenReply(""" "level":"demo" """)).TroubleAsync("Market data", CheckResult.Warning);

        Assert.Contains("demo", message);
    }

    [Fact]
    public async Task A_stream_whose_address_says_delayed_is_warned_of_whatever_its_level()
    {
        var late = Checkup.QuoteTokenReply(""" "level":null """, "wss://quotes.example.com/delayed");

        var (message, _) = await new Checkup().Set(Checkup.QuoteTokens, late).TroubleAsync("Market data", CheckResult.Warning);

        Assert.Contains("quotes.example.com/delayed", message);
    }

    [Fact]
    public async Task Without_a_quote_token_real_time_is_not_claimed()
    {
        var (_, recommendation) = await new Checkup().Set(Checkup.QuoteTokens, ScriptedServer.JsonReply(422, "{}")).TroubleAsync("Market data", CheckResult.Warning);

        Assert.Contains("quote token", recommendation);
    }

    [Fact]
    public async Task A_customer_that_cannot_be_read_fails_the_market_data()
    {
        var (_, recommendation) = await new Checkup().Set(Checkup.Customer, ScriptedServer.JsonReply(403, "{}")).TroubleAsync("Market data", CheckResult.Failed);

        Assert.Equal("Advice on TastyAuthorizationException.", recommendation);
    }

    [Fact]
    public async Task The_sandbox_is_said_to_have_no_market_data_without_being_asked()
    {
        var checkup = new Checkup { Environment = TastyEnvironment.Sandbox };

        var (message, recommendation) = await checkup.TroubleAsync("Market data", CheckResult.Warning);

        Assert.Contains("sandbox", message);
        Assert.Contains("production", recommendation);
        Assert.DoesNotContain(Checkup.Customer, checkup.Server.Calls.Select(call => call.Path));
    }
}
