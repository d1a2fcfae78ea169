using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;
using TastyPS.Tests.Shared;

namespace TastyPS.Module.Tests.Connection;

/// <summary>What goes wrong while the page waits is told in PowerShell too, with the id of the error that it becomes if nobody mends it.</summary>
public sealed partial class SignInTroubleTests : SignInTest
{
    private const string Page = "http://localhost:8000/";
    private const string SignIn = "param($File) Connect-Tasty -BaseUri $s.BaseUri -SecretsPath $File ";

    public SignInTroubleTests() => Environment.SetEnvironmentVariable("TASTYPS_INTERACTIVE", "1");

    [Fact]
    public async Task A_browser_that_does_not_open_is_a_warning_and_the_reason_when_nobody_comes()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a browser would open.");
        using var headless = new WithoutDisplay();
        var error = Session.RunExpectingTermination(SignIn + "-TimeoutSeconds 1 -WarningVariable global:warned", new { File = SecretsPath });

        var warning = Assert.Single(Texts("$warned"));
        Assert.Contains($"Open {Page} in a browser", warning);
        Assert.Contains("(TastyBrowserNotOpened)", warning);
        Assert.Equal("TastyBrowserNotOpened", IdOf(error));
        Assert.Equal(ErrorCategory.ResourceUnavailable, error.CategoryInfo.Category);
        Assert.Contains("-NoBrowser", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task Nobody_coming_to_an_address_that_was_printed_is_a_time_out()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        var error = Session.RunExpectingTermination(SignIn + "-TimeoutSeconds 1 -NoBrowser", new { File = SecretsPath });

        Assert.Equal("TastySignInTimedOut", IdOf(error));
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
    }

    [Fact]
    public async Task A_trouble_that_the_user_has_to_mend_is_a_warning_once_and_mended_it_is_over()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        var (secret, token) = (ClientSecret, RefreshToken);
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 60; (Get-TastyConnection).IsConnected", new { File = SecretsPath });
        using var browser = new HttpClient();

        await EnterTokenAsync(running, browser, "not-the-secret", token);
        await EnterTokenAsync(running, browser, "not-the-secret-either", token);
        await EnterTokenAsync(running, browser, secret, token);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Equal([true], result.Output.Select(item => item.BaseObject));
        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("(TastyClientSecretWrong)", warning);
        Assert.DoesNotContain("not-the-secret", warning);
    }

    [Fact]
    public async Task A_stray_reply_is_no_warning()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        var (secret, token) = (ClientSecret, RefreshToken);
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 60 -Verbose", new { File = SecretsPath });
        using var browser = new HttpClient();

        await OpenAsync(running, browser);
        using (await browser.GetAsync(new Uri(Page + "?code=c&state=forged"), TestContext.Current.CancellationToken))
            await EnterTokenAsync(running, browser, secret, token);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Empty(result.Warnings);
        Assert.Contains(result.Verbose, text => text.Contains("belongs to no sign-in", StringComparison.Ordinal));
    }

    private static async Task EnterTokenAsync(RunningScript running, HttpClient browser, string clientSecret, string refreshToken)
    {
        var formToken = FormToken().Match(await OpenAsync(running, browser)).Groups[1].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(Page + "token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = formToken, ["client_secret"] = clientSecret, ["refresh_token"] = refreshToken }),
        };
        form.Headers.Add("Origin", "http://localhost:8000");
        using var reply = await browser.SendAsync(form, TestContext.Current.CancellationToken);
        Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest);
    }

    // The page is there a moment after the command has begun.
    private static async Task<string> OpenAsync(RunningScript running, HttpClient browser)
    {
        while (true)
        {
            try
            {
                return await browser.GetStringAsync(new Uri(Page), TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                Assert.Equal(PSInvocationState.Running, running.State);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private sealed class WithoutDisplay : IDisposable
    {
        private static readonly string[] Variables = ["DISPLAY", "WAYLAND_DISPLAY"];
        private readonly string?[] _values = [.. Variables.Select(Environment.GetEnvironmentVariable)];

        public WithoutDisplay() => Array.ForEach(Variables, variable => Environment.SetEnvironmentVariable(variable, null));

        public void Dispose()
        {
            for (var i = 0; i < Variables.Length; i++)
                Environment.SetEnvironmentVariable(Variables[i], _values[i]);
        }
    }
}
