using System.Net;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.OAuth;

public class TokenTests
{
    [Fact]
    public async Task A_refresh_token_buys_an_access_token_of_15_minutes_in_a_reply_without_envelope()
    {
        using var session = SimulatorSession.StartOnly();

        using var reply = await session.RequestTokenAsync();
        var token = await SimulatorSession.ReadJsonAsync(reply);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(JsonShape.Sorted("access_token token_type expires_in scope id_token"), token.Names());
        Assert.Equal("Bearer", token.Text("token_type"));
        Assert.Equal(900, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("read trade openid", token.Text("scope"));
        Assert.Equal(3, token.Text("access_token")!.Split('.').Length);
    }

    [Fact]
    public async Task A_form_does_as_well_as_JSON()
    {
        using var session = SimulatorSession.StartOnly(options => options.ClientSecret = "a+b c&d");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = session.Simulator.Credentials.RefreshToken,
            ["client_id"] = session.Simulator.Credentials.ClientId,
            ["client_secret"] = "a+b c&d",
        });

        using var reply = await session.Client.PostAsync(new Uri("oauth/token", UriKind.Relative), form, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Theory]
    [InlineData("refresh_token", "garbage", "invalid_grant", "Invalid JWT")]
    [InlineData("client_secret", "wrong", "invalid_grant", "Client secret mismatch")]
    [InlineData("grant_type", "password", "unsupported_grant_type", null)]
    [InlineData("grant_type", "", "invalid_request", null)]
    [InlineData("refresh_token", "", "invalid_request", null)]
    [InlineData("client_secret", "", "invalid_request", null)]
    [InlineData("client_id", "another", "invalid_client", null)]
    [InlineData("scope", "read write", "invalid_scope", null)]
    public async Task A_refusal_is_a_400_with_an_error_code(string field, string value, string code, string? description)
    {
        using var session = SimulatorSession.StartOnly();

        using var reply = await session.RequestTokenAsync(fields => fields[field] = value);
        var body = await SimulatorSession.ReadJsonAsync(reply);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(["error_code", "error_description"], body.Names());
        Assert.Equal(code, body.Text("error_code"));
        if (description is not null) Assert.Equal(description, body.Text("error_description"));
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_an_invalid_request()
    {
        using var session = SimulatorSession.StartOnly();
        using var content = new StringContent("{\"grant_type\":", null, "application/json");

        using var reply = await session.Client.PostAsync(new Uri("oauth/token", UriKind.Relative), content, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("invalid_request", (await SimulatorSession.ReadJsonAsync(reply)).Text("error_code"));
    }

    [Fact]
    public async Task A_revoked_grant_buys_no_more_tokens_but_those_it_bought_live_on()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.RevokeGrant();

        using var reply = await session.RequestTokenAsync();

        Assert.Equal("Grant revoked", (await SimulatorSession.ReadJsonAsync(reply)).Text("error_description"));
        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));
    }

    [Fact]
    public async Task An_access_token_dies_after_its_lifetime_by_the_token_clock_and_a_new_one_works()
    {
        using var session = await SimulatorSession.SignInAsync();

        session.TokenClock.Advance(TimeSpan.FromSeconds(899));
        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));
        session.TokenClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("unauthorized", (await session.GetErrorAsync("customers/me", HttpStatusCode.Unauthorized)).Text("code"));

        using var reply = await session.RequestTokenAsync();
        session.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await SimulatorSession.ReadJsonAsync(reply)).Text("access_token"));
        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));
    }

    [Fact]
    public async Task A_narrower_scope_may_be_asked_for()
    {
        using var session = SimulatorSession.StartOnly();

        using var reply = await session.RequestTokenAsync(fields => fields["scope"] = "read");
        var token = await SimulatorSession.ReadJsonAsync(reply);

        Assert.Equal("read", token.Text("scope"));
        Assert.False(token.TryGetProperty("id_token", out _));
    }

    [Fact]
    public void Credentials_differ_from_simulator_to_simulator_and_do_not_show_their_secrets()
    {
        using var one = SimulatorSession.StartOnly();
        using var other = SimulatorSession.StartOnly();

        var credentials = one.Simulator.Credentials;
        Assert.NotEqual(credentials.ClientSecret, other.Simulator.Credentials.ClientSecret);
        Assert.NotEqual(credentials.RefreshToken, other.Simulator.Credentials.RefreshToken);
        Assert.DoesNotContain(credentials.ClientSecret, credentials.ToString(), StringComparison.Ordinal);
    }
}
