using Microsoft.Playwright;
using TastyPS.Browser.Tests.Browsing;

namespace TastyPS.Browser.Tests.SignIn;

/// <summary>Each trouble has a page that says what happened, and a way on.</summary>
public sealed class FailurePageTests(Chromium chromium) : SignInTest(chromium)
{
    private const string SlashRegistered = PageAddress;

    // The second one makes a code that belongs to another redirect URI than the page's.
    protected override string RedirectUris => $"http://localhost:8000 {SlashRegistered}";

    [Fact]
    public async Task Consent_denied_ends_the_sign_in()
    {
        await EnterClientAsync(Page);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();

        await AssertTroubleAsync("Access was not granted", "nothing was granted and nothing saved", "consent-denied");
        var ended = await SignIn.FinishAsync(Cancellation);
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("Consent was denied", ended.Errors);
        Assert.False(File.Exists(Secrets));
    }

    [Fact]
    public async Task A_wrong_secret_can_be_mended()
    {
        await EnterClientAsync(Page, clientSecret: "not-the-secret");
        await AuthorizeAsync(Page);
        await AssertTroubleAsync("The client secret is wrong", "client secret", "wrong-secret");

        await StartAgainAsync();
        await Assertions.Expect(Page.GetByLabel("Client id")).ToHaveValueAsync(Simulator.ClientId);
        await EnterClientAsync(Page);
        await AuthorizeAsync(Page);
        await AssertHeadingAsync(Page, "Connected");
    }

    [Fact]
    public async Task Whoever_has_lost_the_secret_leaves_it_empty_and_is_told_how_to_make_a_new_one()
    {
        await EnterClientAsync(Page, clientSecret: "");

        await AssertTroubleAsync("The client secret is missing", "make a new one", "missing-secret");
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1000, ColorScheme.Light), (375, ColorScheme.Dark)])
            await Appearance.AssertReadableAsync(Page, $"missing-secret-{width}", width, scheme);

        await StartAgainAsync();
        await EnterClientAsync(Page);
        await AssertHeadingAsync(Page, "Authorize the application");
    }

    [Fact]
    public async Task A_refresh_token_without_its_secret_is_told_the_same()
    {
        await Page.Locator("#refresh-token").FillAsync(Simulator.RefreshToken);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use this token" }).ClickAsync();

        await AssertTroubleAsync("The client secret is missing", "make a new grant", "missing-secret-of-token");
    }

    [Fact]
    public async Task A_revoked_grant_asks_for_a_new_one()
    {
        await Simulator.DoAsync("$sim.RevokeGrant()", Cancellation);
        await EnterTokenAsync(Simulator.RefreshToken);

        await AssertTroubleAsync("The grant was revoked", "grant", "revoked-grant");
    }

    [Fact]
    public async Task A_garbled_token_or_one_of_another_environment_is_told()
    {
        await EnterTokenAsync("eyJhbGciOiJFZERTQSJ9.of-another.environment");

        await AssertTroubleAsync("Wrong environment, or a damaged token", "environment", "wrong-environment");
    }

    [Fact]
    public async Task A_code_of_another_redirect_uri_says_what_to_register()
    {
        await EnterClientAsync(Page);
        await AssertHeadingAsync(Page, "Authorize the application");
        await Page.GotoAsync(Page.Url.Replace(Uri.EscapeDataString("http://localhost:8000"), Uri.EscapeDataString(SlashRegistered), StringComparison.Ordinal));
        await AuthorizeAsync(Page);

        await AssertTroubleAsync("The redirect URI does not match", "Register exactly http://localhost:8000 at the broker, without a slash", "redirect-mismatch");
    }

    [Fact]
    public async Task A_reply_with_another_state_is_nobody_s()
    {
        await EnterClientAsync(Page);
        await Page.GotoAsync(PageAddress + "?code=somebody-s-code&state=somebody-s-state");

        await AssertTroubleAsync("This reply belongs to no sign-in of this page", "Nothing was done with it", "state-mismatch");
    }

    [Fact]
    public async Task A_second_tab_takes_the_sign_in_over()
    {
        await EnterClientAsync(Page);
        var second = await Visitor.NewTabAsync();
        await second.GotoAsync(PageAddress);
        await EnterClientAsync(second);

        await AuthorizeAsync(Page);
        await AssertTroubleAsync("This reply belongs to no sign-in of this page", "from an earlier try", "second-tab");
        await AuthorizeAsync(second);
        await AssertHeadingAsync(second, "Connected");
    }

    [Fact]
    public async Task Another_browser_has_to_wait()
    {
        await EnterClientAsync(Page);
        await using var other = await OtherVisitorAsync();
        await other.Page.GotoAsync(PageAddress);
        await EnterClientAsync(other.Page);

        await AssertHeadingAsync(other.Page, "That is not possible");
        await AssertAlertAsync(other.Page, "Another sign-in is under way");
        await Appearance.AssertReadableAsync(other.Page, "other-browser");
        other.AssertNothingForeignAndNoComplaint();
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_leaves_the_way_open()
    {
        await Simulator.DoAsync("$sim.Dispose()", Cancellation);
        await EnterTokenAsync(Simulator.RefreshToken);

        await AssertTroubleAsync("tastytrade cannot be reached", "Check the connection to the network", "network-down");
        await StartAgainAsync();
    }

    [Fact]
    public async Task A_wrong_login_and_an_unknown_application_stay_at_the_broker()
    {
        await EnterClientAsync(Page);
        await Page.GetByLabel("Username").FillAsync("demo");
        await Page.GetByLabel("Password").FillAsync("guessed");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
        await AssertAlertAsync(Page, "Invalid login");
        await Appearance.AssertReadableAsync(Page, "consent-wrong-login");

        await Page.GotoAsync($"{Simulator.BaseUri}auth.html?response_type=code&client_id=unknown&redirect_uri=http%3A%2F%2Flocalhost%3A8000");
        await AssertHeadingAsync(Page, "The request is not valid");
        await Appearance.AssertReadableAsync(Page, "consent-refused");
        Visitor.AssertNothingForeignAndNoComplaint();
    }

    private async Task AssertTroubleAsync(string heading, string words, string picture)
    {
        await AssertHeadingAsync(Page, heading);
        await AssertAlertAsync(Page, words);
        await Appearance.AssertReadableAsync(Page, picture);
        Visitor.AssertNothingForeignAndNoComplaint();
    }

    private async Task StartAgainAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Start again" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in to tastytrade");
    }
}
