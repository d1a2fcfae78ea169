using Microsoft.Playwright;
using TastyPS.Browser.Tests.Browsing;

namespace TastyPS.Browser.Tests.SignIn;

/// <summary>The whole way through the pages, and what is left of it.</summary>
public sealed class WalkTests(Chromium chromium) : SignInTest(chromium)
{
    [Fact]
    public async Task After_the_consent_page_a_later_process_connects_without_anybody()
    {
        await Appearance.AssertReadableAsync(Page, "form");
        await EnterClientAsync(Page);
        await AssertHeadingAsync(Page, "Authorize the application");
        await Appearance.AssertReadableAsync(Page, "consent");
        await AuthorizeAsync(Page);
        await AssertDoneAsync();

        await AssertSilentFromNowOnAsync();
        Visitor.AssertNothingForeignAndNoComplaint();
    }

    [Fact]
    public async Task After_a_refresh_token_a_later_process_connects_without_anybody()
    {
        await EnterTokenAsync(Simulator.RefreshToken);
        await AssertDoneAsync();

        await AssertSilentFromNowOnAsync();
        Visitor.AssertNothingForeignAndNoComplaint();
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        await TabToAsync("client-id");
        await Page.Keyboard.TypeAsync(Simulator.ClientId);
        await TabToAsync("consent-secret");
        await Page.Keyboard.TypeAsync(Simulator.ClientSecret);
        await Page.Keyboard.PressAsync("Enter");

        await AssertHeadingAsync(Page, "Authorize the application");
        await TabToAsync("username");
        await Page.Keyboard.TypeAsync("demo");
        await TabToAsync("password");
        await Page.Keyboard.TypeAsync("demo");
        await Page.Keyboard.PressAsync("Enter");

        await AssertHeadingAsync(Page, "Connected");
        await TabToAsync("token");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#token")).ToHaveAttributeAsync("type", "text");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied.");
    }

    private async Task AssertDoneAsync()
    {
        await AssertHeadingAsync(Page, "Connected");
        await Assertions.Expect(Page).ToHaveURLAsync(PageAddress + "done");
        await Assertions.Expect(Page.GetByText("You can close this page")).ToBeVisibleAsync();
        var token = Page.Locator("#token");
        await Assertions.Expect(token).ToHaveAttributeAsync("type", "password");
        await Appearance.AssertReadableAsync(Page, "done");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Reveal" }).ClickAsync();
        await Assertions.Expect(token).ToHaveAttributeAsync("type", "text");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied.");
        Assert.Equal(await token.InputValueAsync(), await Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await Appearance.AssertReadableAsync(Page, "done-revealed");
    }

    private async Task AssertSilentFromNowOnAsync()
    {
        var first = await SignIn.FinishAsync(Cancellation);
        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.NotEmpty(first.LinesOf("POSITION"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Secrets));

        await using var later = Connect(isUserThere: false);
        var second = await later.FinishAsync(Cancellation);
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.DoesNotContain("localhost:8000", second.Output);
        Assert.Equal(first.LinesOf("POSITION"), second.LinesOf("POSITION"));
    }

    private async Task TabToAsync(string id)
    {
        const int LongestWay = 12;
        for (var step = 0; step < LongestWay; step++)
        {
            if (await Page.EvaluateAsync<string>("() => document.activeElement.id") == id)
            {
                Assert.NotEqual("none", await Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The key Tab does not lead to {id}.");
    }
}
