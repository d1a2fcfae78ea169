using System.Net;
using System.Net.Sockets;
using TastyPS.Client.Authentication.SignIn;

namespace TastyPS.Client.Tests.Authentication.SignIn;

public sealed class SignInTroubleTests
{
    [Theory]
    [InlineData("invalid_grant", "Redirect URI mismatch", SignInReason.RedirectMismatch, "without a slash at its end")]
    [InlineData("invalid_request", "redirect_uri does not match", SignInReason.RedirectMismatch, "without a slash at its end")]
    [InlineData("redirect_uri_mismatch", null, SignInReason.RedirectMismatch, "without a slash at its end")]
    [InlineData("invalid_grant", "Client secret mismatch", SignInReason.WrongSecret, "regenerate it")]
    [InlineData("invalid_client", "Client secret mismatch", SignInReason.WrongSecret, "regenerate it")]
    [InlineData("invalid_grant", "Invalid code", SignInReason.CodeRefused, "used already")]
    [InlineData("invalid_grant", null, SignInReason.CodeRefused, "used already")]
    [InlineData("invalid_client", "Unknown client", SignInReason.UnknownClient, "not known to Sandbox")]
    [InlineData("unauthorized_client", null, SignInReason.ClientNotAllowed, "Create a grant")]
    [InlineData("invalid_scope", null, SignInReason.ScopeRefused, "scope")]
    [InlineData("something_new", "A <b>new</b> thing", SignInReason.ServiceFailed, "A <b>new</b> thing")]
    public async Task Each_refusal_of_an_exchange_has_its_page(string code, string? description, SignInReason reason, string said)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses(code, description);

        var reply = await rig.NewBrowser().ComeBackAsync();

        AssertTrouble(rig, reply, reason, said);
    }

    [Theory]
    [InlineData("Grant revoked", SignInReason.GrantRevoked, "Create a new grant")]
    [InlineData("Client secret mismatch", SignInReason.WrongSecret, "regenerate it")]
    [InlineData("Invalid JWT", SignInReason.WrongEnvironment, "another environment than Sandbox")]
    [InlineData(null, SignInReason.RefreshTokenRefused, "Create a new grant")]
    public async Task Each_refusal_of_a_refresh_token_has_its_page(string? description, SignInReason reason, string said)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", description);

        var reply = await rig.NewBrowser().UseTokenAsync();

        AssertTrouble(rig, reply, reason, said);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_its_page()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionRefused)));

        AssertTrouble(rig, await rig.NewBrowser().ComeBackAsync(), SignInReason.Network, "Check the connection");
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"access_token":"access-token-PLANTED","scope":"read"}""")]
    public async Task A_service_that_fails_has_its_page(int status, string body)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Answers(status, body);

        AssertTrouble(rig, await rig.NewBrowser().ComeBackAsync(), SignInReason.ServiceFailed, "Start again");
    }

    [Fact]
    public async Task Secrets_that_the_service_echoes_do_not_show()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", "You sent code-PLANTED and client-secret-PLANTED");

        var page = Browser.Text(await rig.NewBrowser().ComeBackAsync());

        Assert.DoesNotContain("PLANTED", page, StringComparison.Ordinal);
        Assert.DoesNotContain("PLANTED", rig.Troubles.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("consent")]
    [InlineData("refresh token")]
    public async Task A_form_without_a_secret_has_its_page_and_asks_nothing_of_the_service(string way)
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();

        var reply = await (way == "consent" ? browser.ConnectAsync(clientSecret: "") : browser.UseTokenAsync(clientSecret: ""));

        AssertTrouble(rig, reply, SignInReason.ClientSecretMissing, "shows it once");
        Assert.Contains("regenerate the secret", Browser.Text(reply), StringComparison.Ordinal);
        Assert.Empty(rig.Tokens.Sent);
    }

    [Fact]
    public async Task A_form_without_a_secret_leaves_the_sign_in_of_another_tab_as_it_is()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();
        var browser = rig.NewBrowser();
        var consent = (await browser.ConnectAsync()).Headers.Location!;

        await browser.ConnectAsync(clientSecret: "");

        Assert.Equal("/done", (await browser.GetAsync($"/?code=c&state={Browser.StateOf(consent)}")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_without_a_secret_in_another_browser_has_to_wait_too()
    {
        await using var rig = await SignInRig.StartAsync();
        await rig.NewBrowser().ConnectAsync();

        var reply = await rig.NewBrowser().ConnectAsync(clientSecret: "");

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        Assert.Empty(rig.Troubles);
    }

    [Fact]
    public async Task A_lost_secret_has_its_advice_on_the_form_and_on_the_page_of_a_wrong_one()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", "Client secret mismatch");
        var browser = rig.NewBrowser();

        Assert.Contains("A lost secret cannot be shown again", Browser.Text(await browser.GetAsync()), StringComparison.Ordinal);
        Assert.Contains("A lost secret cannot be shown again: regenerate it", Browser.Text(await browser.ComeBackAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_wrong_can_be_mended_on_the_page()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", "Client secret mismatch").Grants();
        var browser = rig.NewBrowser();

        await browser.ComeBackAsync();
        Assert.Contains("value=\"my-client\"", Browser.Text(await browser.GetAsync()), StringComparison.Ordinal);
        var again = await browser.ComeBackAsync();
        await browser.GetAsync(again.Headers.Location!.OriginalString);

        Assert.NotNull(await rig.Outcome);
    }

    [Fact]
    public async Task Consent_denied_ends_the_sign_in_with_its_page()
    {
        await using var rig = await SignInRig.StartAsync();

        var reply = await rig.NewBrowser().ComeBackAsync("error=access_denied");

        Assert.Contains("Access was not granted", Browser.Text(reply), StringComparison.Ordinal);
        Assert.Equal(SignInReason.ConsentDenied, (await Assert.ThrowsAsync<SignInException>(() => rig.Outcome)).Reason);
        Assert.Empty(rig.Tokens.Sent);
    }

    [Theory]
    [InlineData("invalid_scope", SignInReason.ScopeRefused, "does not have the scope read")]
    [InlineData("unauthorized_client", SignInReason.ClientNotAllowed, "Create a grant")]
    [InlineData("redirect_uri_mismatch", SignInReason.RedirectMismatch, "without a slash at its end")]
    [InlineData("server_error", SignInReason.ConsentFailed, "answered server_error")]
    [InlineData("%3Cscript%3E", SignInReason.ConsentFailed, "answered script.")]
    public async Task Other_errors_of_the_consent_page_have_their_pages(string error, SignInReason reason, string said)
    {
        await using var rig = await SignInRig.StartAsync();

        AssertTrouble(rig, await rig.NewBrowser().ComeBackAsync($"error={error}&error_description=Call%20this%20number"), reason, said);
    }

    [Theory]
    [InlineData("/?code=c&state=forged")]
    [InlineData("/?code=c")]
    [InlineData("/?error=access_denied")]
    [InlineData("/?error=access_denied&state=forged")]
    public async Task A_reply_with_another_state_is_told_and_changes_nothing(string forged)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();
        var browser = rig.NewBrowser();
        var consent = (await browser.ConnectAsync()).Headers.Location!;

        AssertTrouble(rig, await browser.GetAsync(forged), SignInReason.StateMismatch, "Nothing was done with it");
        Assert.Empty(rig.Tokens.Sent);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync($"/?code=c&state={Browser.StateOf(consent)}")).StatusCode);
    }

    [Fact]
    public async Task A_reply_in_another_browser_is_told_and_changes_nothing()
    {
        await using var rig = await SignInRig.StartAsync();
        var consent = (await rig.NewBrowser().ConnectAsync()).Headers.Location!;

        AssertTrouble(rig, await rig.NewBrowser().GetAsync($"/?code=c&state={Browser.StateOf(consent)}"), SignInReason.StateMismatch, "another browser");
        Assert.Empty(rig.Tokens.Sent);
    }

    [Fact]
    public async Task An_address_used_already_says_so_and_exchanges_nothing()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant");
        var browser = rig.NewBrowser();
        var address = $"/?code=c&state={Browser.StateOf((await browser.ConnectAsync()).Headers.Location!)}";
        await browser.GetAsync(address);

        var again = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("used already", Browser.Text(again), StringComparison.Ordinal);
        Assert.Single(rig.Tokens.Sent);
    }

    private static void AssertTrouble(SignInRig rig, HttpResponseMessage reply, SignInReason reason, string said)
    {
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(said, Browser.Text(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("Call this number", Browser.Text(reply), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).Result, StringComparison.Ordinal);
        Assert.Equal(reason, Assert.Single(rig.Troubles).Reason);
        Assert.False(rig.Outcome.IsCompleted);
        Assert.Empty(rig.Saved);
    }
}
