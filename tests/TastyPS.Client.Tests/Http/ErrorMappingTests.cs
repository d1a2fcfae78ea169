using System.Net;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class ErrorMappingTests
{
    [Theory]
    [InlineData(400, typeof(TastyValidationException))]
    [InlineData(401, typeof(TastyAuthenticationException))]
    [InlineData(403, typeof(TastyAuthorizationException))]
    [InlineData(404, typeof(TastyNotFoundException))]
    [InlineData(406, typeof(TastyValidationException))]
    [InlineData(408, typeof(TastyTimeoutException))]
    [InlineData(409, typeof(TastyValidationException))]
    [InlineData(422, typeof(TastyValidationException))]
    [InlineData(429, typeof(TastyRateLimitException))]
    [InlineData(500, typeof(TastyServerException))]
    [InlineData(502, typeof(TastyServerException))]
    [InlineData(503, typeof(TastyServerException))]
    [InlineData(504, typeof(TastyServerException))]
    [InlineData(302, typeof(TastyProtocolException))]
    public async Task A_status_decides_the_kind_of_error_whatever_the_body(int status, Type kind)
    {
        Answer[] bodies =
        [
            JsonReply(status, """{"error":{"code":"some_code","message":"Some message."}}"""),
            JsonReply(status, "{}"),
            JsonReply(status, "[1]"),
            JsonReply(status, "{\"error\":"),
            JsonReply(status, string.Empty),
            HtmlReply(status),
            AnyReply(status, string.Empty, null, null),
        ];
        foreach (var body in bodies)
        {
            var failure = await FailureOfAsync(body);

            Assert.IsType(kind, failure);
            Assert.Equal((HttpStatusCode)status, failure.StatusCode);
            Assert.Equal("accounts/****0001/balances", failure.RequestPath);
            Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_code_and_the_message_of_the_service_are_told()
    {
        var failure = await FailureOfAsync(JsonReply(403, """{"error":{"code":"not_permitted","message":"User not permitted access"}}"""));

        Assert.Equal("not_permitted", failure.ErrorCode);
        Assert.Contains("User not permitted access", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_numeric_code_is_read_as_text()
    {
        var failure = await FailureOfAsync(JsonReply(406, """{"error":{"code":406,"message":"The requested version is not supported"}}"""));

        Assert.Equal("406", failure.ErrorCode);
    }

    [Fact]
    public async Task Nested_reasons_are_told_in_both_their_shapes()
    {
        var failure = await FailureOfAsync(JsonReply(422, """
            {"error":{"code":"preflight_check_failure","message":"One or more preflight checks failed","errors":[
              {"code":"cant_buy_for_credit","message":"You cannot buy for a credit.","preflight-id":"0"},
              {"domain":"account-numbers","reason":"is missing"}, 7]}}
            """));

        Assert.Equal(
            [new TastyErrorReason("cant_buy_for_credit", "You cannot buy for a credit."), new TastyErrorReason("account-numbers", "is missing")],
            failure.Reasons);
    }

    [Theory]
    [InlineData("error_code")]
    [InlineData("error")]
    public async Task A_flat_error_is_understood(string key)
    {
        var failure = await FailureOfAsync(JsonReply(400, $$"""{"{{key}}":"invalid_request","error_description":"Nothing was sent"}"""));

        Assert.Equal("invalid_request", failure.ErrorCode);
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_unusual_length_is_shortened()
    {
        var failure = await FailureOfAsync(JsonReply(400, $$"""{"error":{"code":"c","message":"{{new string('x', 10_000)}}"} }"""));

        Assert.True(failure.Message.Length < 600);
    }

    [Fact]
    public async Task A_502_page_says_that_the_sandbox_lacks_services()
    {
        var failure = await FailureOfAsync(HtmlReply(502));

        Assert.Contains("sandbox", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "HTML")]
    [InlineData("text/plain", "text/plain")]
    [InlineData(null, "no content type")]
    public async Task A_success_without_JSON_is_not_understood(string? contentType, string said)
    {
        var failure = await FailureOfAsync(AnyReply(200, "<html></html>", contentType, null));

        Assert.IsType<TastyProtocolException>(failure);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains("200", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_with_a_suffix_type_and_a_charset_is_JSON()
    {
        using var rig = new Rig();
        rig.Server.Answers(AnyReply(200, "{}", "application/vnd.api+json", reply => reply.Content.Headers.ContentType!.CharSet = "utf-8"));

        Assert.Equal("{}", await rig.GetAsync());
    }

    private static async Task<TastyException> FailureOfAsync(Answer answer)
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(answer);
        return await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync("accounts/5WT00001/balances?secret=1"));
    }
}
