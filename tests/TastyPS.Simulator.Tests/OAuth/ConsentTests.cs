using System.Net;
using System.Text.RegularExpressions;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.OAuth;

public class ConsentTests
{
    [Fact]
    public async Task The_page_asks_for_the_scopes_and_carries_what_the_client_sent()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.OpenAsync(browser.Request(scope: "read openid", state: "\"><script>"));
        var page = await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("text/html", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["read", "openid"], Regex.Matches(page, "<strong>(.*?)</strong>").Select(match => match.Groups[1].Value));
        Assert.Contains("name=\"state\" value=\"&quot;&gt;&lt;script&gt;\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_loads_nothing_and_names_every_field()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.OpenAsync(browser.Request());
        var page = await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled);

        Assert.DoesNotMatch("(src|href)=|@import|url\\(", page);
        Assert.StartsWith("default-src 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var fields = Regex.Matches(page, "<input id=\"(.*?)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(["username", "password"], fields);
        Assert.All(fields, field => Assert.Contains($"<label for=\"{field}\">", page, StringComparison.Ordinal));
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_authorizes_is_sent_back_with_a_code_and_the_state()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.DecideAsync(browser.Request(state: "a+b c&d=é"), "authorize");

        var answer = ConsentBrowser.Answer(reply);
        Assert.Equal(["code", "state"], answer.Keys);
        Assert.True(Guid.TryParse(answer["code"], out _));
        Assert.Equal("a+b c&d=é", answer["state"]);
    }

    [Fact]
    public async Task Who_denies_is_sent_back_with_access_denied_and_needs_no_password()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.DecideAsync(browser.Request(), "deny", password: "");

        Assert.Equal(new Dictionary<string, string> { ["error"] = "access_denied", ["state"] = "a state" }, ConsentBrowser.Answer(reply));
    }

    [Fact]
    public async Task A_wrong_password_shows_the_page_again()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.DecideAsync(browser.Request(), "authorize", password: "guess");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:8000/")]
    [InlineData("redirect_uri", "HTTP://localhost:8000")]
    [InlineData("redirect_uri", "http://attacker.example")]
    [InlineData("redirect_uri", null)]
    [InlineData("client_id", "another")]
    [InlineData("client_id", null)]
    public async Task A_client_or_address_that_is_not_registered_is_told_to_the_customer_and_sent_nowhere(string name, string? value)
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);
        var parameters = browser.Request();
        parameters[name] = value;

        using var shown = await browser.OpenAsync(parameters);
        using var decided = await browser.DecideAsync(parameters, "authorize");

        Assert.Equal(HttpStatusCode.BadRequest, shown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, decided.StatusCode);
        Assert.Null(shown.Headers.Location);
        Assert.Null(decided.Headers.Location);
        Assert.Contains(name, await shown.Content.ReadAsStringAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", null, "invalid_request")]
    [InlineData("scope", "read write", "invalid_scope")]
    public async Task Other_mistakes_are_told_to_the_client(string name, string? value, string error)
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);
        var parameters = browser.Request();
        parameters[name] = value;

        using var reply = await browser.OpenAsync(parameters);

        Assert.Equal(new Dictionary<string, string> { ["error"] = error, ["state"] = "a state" }, ConsentBrowser.Answer(reply));
    }

    [Fact]
    public async Task A_scope_beyond_the_clients_registration_is_invalid()
    {
        using var session = SimulatorSession.StartOnly(options => options.Scope = "read");
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.OpenAsync(browser.Request(scope: "read trade"));

        Assert.Equal("invalid_scope", ConsentBrowser.Answer(reply)["error"]);
    }

    [Fact]
    public async Task Automatic_consent_sends_the_browser_back_at_once_and_without_a_state_none_comes_back()
    {
        using var session = SimulatorSession.StartOnly(options => options.ConsentAutomatically = true);
        using var browser = new ConsentBrowser(session.Simulator);

        using var reply = await browser.OpenAsync(browser.Request(state: null));

        Assert.Equal(["code"], ConsentBrowser.Answer(reply).Keys);
    }

    [Fact]
    public async Task A_registered_address_with_a_query_keeps_it()
    {
        const string address = "https://example.com/back?from=tasty";
        using var session = SimulatorSession.StartOnly(options => (options.ConsentAutomatically, options.RedirectUris) = (true, [address]));
        using var browser = new ConsentBrowser(session.Simulator);
        var parameters = browser.Request(state: null);
        parameters["redirect_uri"] = address;

        using var reply = await browser.OpenAsync(parameters);

        Assert.StartsWith(address + "&code=", reply.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_without_scheme_cannot_be_registered() =>
        Assert.Throws<ArgumentException>(() => SimulatorSession.StartOnly(options => options.RedirectUris = ["localhost:8000/back here"]));

    [Fact]
    public void A_scope_that_nobody_knows_cannot_be_registered() =>
        Assert.Throws<ArgumentException>(() => SimulatorSession.StartOnly(options => options.Scope = "readonly"));
}
