using System.Net;
using TastyPS.Client.Authentication.SignIn;

namespace TastyPS.Client.Tests.Authentication.SignIn;

public sealed class SignInFlowTests
{
    [Fact]
    public async Task Connect_leads_to_the_consent_page_with_the_redirect_URI_byte_for_byte()
    {
        await using var rig = await SignInRig.StartAsync(scopes: ["read", "trade"]);

        var reply = await rig.NewBrowser().ConnectAsync("my client&id");

        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        var consent = reply.Headers.Location!.OriginalString;
        Assert.Equal(
            $"https://cert-my.staging-tasty.works/auth.html?response_type=code&client_id=my%20client%26id&redirect_uri=http%3A%2F%2Flocalhost%3A{rig.Port}&scope=read%20trade&state=",
            consent[..(consent.IndexOf("state=", StringComparison.Ordinal) + 6)]);
        Assert.True(Browser.StateOf(reply.Headers.Location).Length >= 43);
    }

    [Fact]
    public async Task The_code_is_exchanged_with_what_the_request_named()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();

        await rig.NewBrowser().ComeBackAsync("code=3f8-code&scope=read");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = "3f8-code",
                ["client_id"] = "my-client",
                ["client_secret"] = "client-secret-PLANTED",
                ["redirect_uri"] = $"http://localhost:{rig.Port}",
            },
            rig.Tokens.Sent.Single());
    }

    [Fact]
    public async Task After_the_exchange_all_is_saved_before_the_done_page_says_so()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants("openid read");
        var browser = rig.NewBrowser();

        var back = await browser.ComeBackAsync();
        Assert.Equal(("/done", HttpStatusCode.SeeOther), (back.Headers.Location!.OriginalString, back.StatusCode));
        var saved = Assert.Single(rig.Saved);
        var page = Browser.Text(await browser.GetAsync("/done"));
        var result = await rig.Outcome;

        Assert.Same(saved, result);
        Assert.Equal(("my-client", "client-secret-PLANTED", ScriptedTokens.RefreshToken), (result.Credentials.ClientId, result.Credentials.ClientSecret, result.Credentials.RefreshToken));
        Assert.Equal(["openid", "read"], result.Scopes);
        Assert.Equal((SignInWay.Consent, rig.Clock.Start), (result.Way, result.SignedInAt));
        Assert.Contains("You can close this page", page, StringComparison.Ordinal);
        Assert.Contains("/home/me/<here>/.secrets", page, StringComparison.Ordinal);
        Assert.Contains($"type=\"password\" readonly autocomplete=\"off\" spellcheck=\"false\" value=\"{ScriptedTokens.RefreshToken}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("client-secret-PLANTED", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_entered_by_hand_is_tried_out_and_saved()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants("read", refreshToken: null);
        var browser = rig.NewBrowser();

        var reply = await browser.UseTokenAsync(refreshToken: "  my-own-refresh-token\r\n");
        await browser.GetAsync(reply.Headers.Location!.OriginalString);
        var result = await rig.Outcome;

        Assert.Equal(
            new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "my-own-refresh-token", ["client_secret"] = "client-secret-PLANTED" },
            rig.Tokens.Sent.Single());
        Assert.Equal((SignInWay.RefreshToken, "my-own-refresh-token"), (result.Way, result.Credentials.RefreshToken));
        Assert.Same(result, Assert.Single(rig.Saved));
    }

    [Fact]
    public async Task A_secret_given_before_is_used_and_not_shown()
    {
        await using var rig = await SignInRig.StartAsync(clientSecret: "given-secret-PLANTED");
        rig.Tokens.Grants();
        var browser = rig.NewBrowser();

        var form = Browser.Text(await browser.GetAsync());
        var consent = (await browser.ConnectAsync(clientSecret: "")).Headers.Location!;
        await browser.GetAsync($"/?code=c&state={Browser.StateOf(consent)}");

        Assert.DoesNotContain("PLANTED", form, StringComparison.Ordinal);
        Assert.Equal("given-secret-PLANTED", rig.Tokens.Sent.Single()["client_secret"]);
    }

    [Fact]
    public async Task A_browser_that_is_closed_before_the_last_page_does_not_hold_up_the_end()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();

        await rig.NewBrowser().ComeBackAsync();
        await AdvanceUntilDoneAsync(rig, TimeSpan.FromSeconds(1));

        Assert.Equal(ScriptedTokens.RefreshToken, (await rig.Outcome).Credentials.RefreshToken);
    }

    [Fact]
    public async Task When_saving_fails_the_page_keeps_the_token_for_the_user_and_the_failure_comes_through()
    {
        await using var rig = await SignInRig.StartAsync(save: (_, _) => throw new UnauthorizedAccessException("No place <here>."));
        rig.Tokens.Grants();

        var page = Browser.Text(await rig.NewBrowser().ComeBackAsync());

        Assert.Contains("No place <here>.", page, StringComparison.Ordinal);
        Assert.Contains(ScriptedTokens.RefreshToken, page, StringComparison.Ordinal);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => rig.Outcome);
    }

    [Fact]
    public async Task A_second_tab_takes_the_sign_in_over()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();
        var browser = rig.NewBrowser();

        var first = (await browser.ConnectAsync("first")).Headers.Location!;
        var second = (await browser.ConnectAsync("second")).Headers.Location!;

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/?code=c&state={Browser.StateOf(first)}")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync($"/?code=c&state={Browser.StateOf(second)}")).StatusCode);
        Assert.Equal("second", rig.Tokens.Sent.Single()["client_id"]);
    }

    [Fact]
    public async Task Another_browser_has_to_wait()
    {
        await using var rig = await SignInRig.StartAsync();
        await rig.NewBrowser().ConnectAsync();
        var other = rig.NewBrowser();

        Assert.Equal(HttpStatusCode.Conflict, (await other.ConnectAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await other.UseTokenAsync()).StatusCode);
        Assert.Empty(rig.Tokens.Sent);
    }

    [Fact]
    public async Task While_a_code_is_exchanged_nothing_else_begins()
    {
        await using var rig = await SignInRig.StartAsync();
        var gate = new TaskCompletionSource();
        rig.Tokens.Waits(gate.Task);
        var browser = rig.NewBrowser();

        var exchange = browser.ComeBackAsync();
        await rig.Tokens.Asked.Task;
        var meanwhile = await browser.UseTokenAsync();
        gate.SetResult();

        Assert.Equal(HttpStatusCode.Conflict, meanwhile.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await exchange).StatusCode);
        Assert.Single(rig.Tokens.Sent);
    }

    [Fact]
    public async Task Another_browser_never_sees_the_done_page()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();
        await rig.NewBrowser().ComeBackAsync();
        var other = rig.NewBrowser();

        await other.GetAsync();
        var done = await other.GetAsync("/done");

        Assert.Equal(HttpStatusCode.Forbidden, done.StatusCode);
        Assert.DoesNotContain("PLANTED", Browser.Text(done), StringComparison.Ordinal);
    }

    private static async Task AdvanceUntilDoneAsync(SignInRig rig, TimeSpan step)
    {
        while (!rig.Outcome.IsCompleted)
        {
            rig.Clock.Advance(step);
            await Task.Yield();
        }
    }
}
