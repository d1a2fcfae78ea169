using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.OAuth;

public class CodeExchangeTests
{
    [Fact]
    public async Task A_code_buys_an_access_token_and_a_refresh_token_of_a_new_grant()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        var (status, token) = await ExchangeAsync(session, await browser.ConsentAsync("read"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(JsonShape.Sorted("access_token refresh_token token_type expires_in scope"), token.Names());
        Assert.Equal("read", token.Text("scope"));
        Assert.NotEqual(session.Simulator.Credentials.RefreshToken, token.Text("refresh_token"));
        session.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text("access_token"));
        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));

        using var refreshed = await session.RequestTokenAsync(fields => fields["refresh_token"] = token.Text("refresh_token")!);
        Assert.Equal("read", (await SimulatorSession.ReadJsonAsync(refreshed)).Text("scope"));
    }

    [Fact]
    public async Task With_openid_comes_an_identity_token()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);

        var (_, token) = await ExchangeAsync(session, await browser.ConsentAsync("read openid"));

        Assert.Equal(3, token.Text("id_token")!.Split('.').Length);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);
        var code = await browser.ConsentAsync();
        await ExchangeAsync(session, code);

        AssertRefused("invalid_grant", "Authorization code already used", await ExchangeAsync(session, code));
    }

    [Fact]
    public async Task A_code_expires_after_ten_minutes()
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);
        var (late, inTime) = (await browser.ConsentAsync(), await browser.ConsentAsync());

        session.TokenClock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(HttpStatusCode.OK, (await ExchangeAsync(session, inTime)).Status);
        session.TokenClock.Advance(TimeSpan.FromSeconds(1));

        AssertRefused("invalid_grant", "Authorization code expired", await ExchangeAsync(session, late));
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:8000/", "invalid_grant", "Redirect URI mismatch")]
    [InlineData("code", "11111111-2222-3333-4444-555555555555", "invalid_grant", "Invalid authorization code")]
    [InlineData("client_secret", "wrong", "invalid_grant", "Client secret mismatch")]
    [InlineData("client_id", "another", "invalid_client", "Client id mismatch")]
    [InlineData("code", "", "invalid_request", "Missing required parameter: code")]
    [InlineData("redirect_uri", "", "invalid_request", "Missing required parameter: redirect_uri")]
    [InlineData("client_id", "", "invalid_request", "Missing required parameter: client_id")]
    [InlineData("client_secret", "", "invalid_request", "Missing required parameter: client_secret")]
    public async Task A_refused_exchange_leaves_the_code_good(string field, string value, string code, string description)
    {
        using var session = SimulatorSession.StartOnly();
        using var browser = new ConsentBrowser(session.Simulator);
        var consent = await browser.ConsentAsync();

        AssertRefused(code, description, await ExchangeAsync(session, consent, fields => fields[field] = value));

        Assert.Equal(HttpStatusCode.OK, (await ExchangeAsync(session, consent)).Status);
    }

    [Fact]
    public async Task Grants_live_side_by_side_each_with_its_scopes_and_die_alone()
    {
        using var session = SimulatorSession.StartOnly();
        var reading = session.Simulator.CreateGrant("read");
        var trading = session.Simulator.CreateGrant("trade");

        session.Simulator.RevokeGrant(trading);

        using var live = await session.RequestTokenAsync(fields => fields["refresh_token"] = reading);
        using var dead = await session.RequestTokenAsync(fields => fields["refresh_token"] = trading);
        using var wide = await session.RequestTokenAsync(fields => (fields["refresh_token"], fields["scope"]) = (reading, "read trade"));
        Assert.Equal("read", (await SimulatorSession.ReadJsonAsync(live)).Text("scope"));
        Assert.Equal("Grant revoked", (await SimulatorSession.ReadJsonAsync(dead)).Text("error_description"));
        Assert.Equal("invalid_scope", (await SimulatorSession.ReadJsonAsync(wide)).Text("error_code"));
    }

    [Fact]
    public async Task A_new_secret_ends_all_grants_and_serves_new_ones()
    {
        using var session = SimulatorSession.StartOnly();
        var old = session.Simulator.Credentials;
        var grant = session.Simulator.CreateGrant();

        var secret = session.Simulator.RegenerateClientSecret();
        var renewed = session.Simulator.CreateGrant();

        Assert.Equal(secret, session.Simulator.Credentials.ClientSecret);
        Assert.NotEqual(old.ClientSecret, secret);
        foreach (var refreshToken in new[] { old.RefreshToken, grant })
        {
            using var reply = await session.RequestTokenAsync(fields => fields["refresh_token"] = refreshToken);
            Assert.Equal("Grant revoked", (await SimulatorSession.ReadJsonAsync(reply)).Text("error_description"));
        }
        using var served = await session.RequestTokenAsync(fields => fields["refresh_token"] = renewed);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public void What_nobody_granted_cannot_be_revoked_and_what_is_not_registered_cannot_be_granted()
    {
        using var session = SimulatorSession.StartOnly(options => options.Scope = "read");

        Assert.Throws<ArgumentException>(() => session.Simulator.RevokeGrant("unknown"));
        Assert.Throws<ArgumentException>(() => session.Simulator.CreateGrant("trade"));
    }

    [Fact]
    public async Task The_lifetime_of_access_tokens_is_a_setting()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.AccessTokenLifetime = TimeSpan.FromSeconds(90));

        using var reply = await session.RequestTokenAsync();
        Assert.Equal(90, (await SimulatorSession.ReadJsonAsync(reply)).GetProperty("expires_in").GetInt32());
        session.TokenClock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal("unauthorized", (await session.GetErrorAsync("customers/me", HttpStatusCode.Unauthorized)).Text("code"));
    }

    private static void AssertRefused(string code, string description, (HttpStatusCode Status, JsonElement Body) answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["error_code", "error_description"], answer.Body.Names());
        Assert.Equal(code, answer.Body.Text("error_code"));
        Assert.Equal(description, answer.Body.Text("error_description"));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ExchangeAsync(SimulatorSession session, string code, Action<Dictionary<string, string>>? change = null)
    {
        using var reply = await session.RequestTokenAsync(fields =>
        {
            fields.Remove("refresh_token");
            fields["grant_type"] = "authorization_code";
            fields["code"] = code;
            fields["client_id"] = session.Simulator.Credentials.ClientId;
            fields["redirect_uri"] = ConsentBrowser.RedirectUri;
            change?.Invoke(fields);
        });
        return (reply.StatusCode, await SimulatorSession.ReadJsonAsync(reply));
    }
}
