using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
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
        using var headless = new TemporaryVariables(("DISPLAY", null), ("WAYLAND_DISPLAY", null));
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
        var (secret, token) = (ClientSecret, ReadingToken());
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
        var (secret, token) = (ClientSecret, ReadingToken());
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 60 -Verbose", new { File = SecretsPath });
        using var browser = new HttpClient();

        await OpenAsync(running, browser);
        using (await browser.GetAsync(new Uri(Page + "?code=c&state=forged"), TestContext.Current.CancellationToken))
            await EnterTokenAsync(running, browser, secret, token);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Empty(result.Warnings);
        Assert.Contains(result.Verbose, text => text.Contains("belongs to no sign-in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_trouble_of_the_page_has_its_id_and_the_last_is_that_of_the_error_when_nobody_mends_it()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        var (secret, token, revoked) = (ClientSecret, RefreshToken, Texts("$g = $s.CreateGrant('read'); $s.RevokeGrant($g); $g").Single());
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 8", new { File = SecretsPath });
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        await EnterTokenAsync(running, browser, "not-the-secret", token);
        await EnterTokenAsync(running, browser, secret, revoked);
        await EnterTokenAsync(running, browser, secret, "of-another-environment");
        await ComeBackAsync(running, browser, "error=redirect_uri_mismatch");
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyRedirectMismatch", IdOf(error));
        Assert.Contains("http://localhost:8000, without a slash", error.ErrorDetails.RecommendedAction);
        Assert.Equal(
            ["TastyClientSecretWrong", "TastyGrantRevoked", "TastyWrongEnvironment", "TastyRedirectMismatch"],
            result.Warnings.Select(warning => Id().Match(warning).Groups[1].Value));
    }

    [Theory]
    [InlineData("connect", "client_id")]
    [InlineData("token", "refresh_token")]
    public async Task A_form_without_a_secret_is_a_lost_secret_in_either_way(string way, string other)
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 3", new { File = SecretsPath });
        using var browser = new HttpClient();

        using (var reply = await SendFormAsync(running, browser, way, new() { [other] = "something", ["client_secret"] = "" }))
            Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyClientSecretLost", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Regenerate the client secret", error.ErrorDetails.RecommendedAction);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
        Assert.Contains("(TastyClientSecretLost)", Assert.Single(result.Warnings));
    }

    [Fact]
    public async Task A_request_that_is_no_form_at_all_does_not_end_the_waiting()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        var (secret, token) = (ClientSecret, ReadingToken());
        using var running = Session.Start(SignIn + "-NoBrowser -TimeoutSeconds 60; (Get-TastyConnection).IsConnected", new { File = SecretsPath });
        using var browser = new HttpClient();
        await OpenAsync(running, browser);

        using (var client = new TcpClient("localhost", 8000))
        {
            await client.GetStream().WriteAsync("POST / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(client.GetStream());
            Assert.Contains("411", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        await EnterTokenAsync(running, browser, secret, token);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Equal([true], result.Output.Select(item => item.BaseObject));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task A_helper_that_finds_no_browser_counts_as_none()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Elsewhere a browser would open.");
            return;
        }

        var helper = Path.Combine(Folder.FullName, "xdg-open");
        await File.WriteAllTextAsync(helper, "#!/bin/sh\nexit 3\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var display = new TemporaryVariables(("DISPLAY", ":99"), ("PATH", $"{Folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.Equal("TastyBrowserNotOpened", IdOf(Session.RunExpectingTermination(SignIn + "-TimeoutSeconds 1", new { File = SecretsPath })));
    }

    [Fact]
    public async Task What_the_page_asks_for_is_what_Scope_says()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        using var running = Session.Start(SignIn + "-Scope Read, OpenId -NoBrowser -TimeoutSeconds 60", new { File = SecretsPath });
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        var consent = await ConnectAsync(running, browser);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("scope=read%20openid", consent.Query);
    }

    private static async Task ComeBackAsync(RunningScript running, HttpClient browser, string query)
    {
        var state = State().Match((await ConnectAsync(running, browser)).Query).Groups[1].Value;
        using var reply = await browser.GetAsync(new Uri($"{Page}?{query}&state={state}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    private static async Task<Uri> ConnectAsync(RunningScript running, HttpClient browser)
    {
        using var reply = await SendFormAsync(running, browser, "connect", new() { ["client_id"] = "my-client", ["client_secret"] = "my-secret" });
        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        return reply.Headers.Location!;
    }

    private static async Task EnterTokenAsync(RunningScript running, HttpClient browser, string clientSecret, string refreshToken)
    {
        using var reply = await SendFormAsync(running, browser, "token", new() { ["client_secret"] = clientSecret, ["refresh_token"] = refreshToken });
        Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest);
    }

    private static async Task<HttpResponseMessage> SendFormAsync(RunningScript running, HttpClient browser, string action, Dictionary<string, string> fields)
    {
        fields["token"] = FormToken().Match(await OpenAsync(running, browser)).Groups[1].Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(Page + action)) { Content = new FormUrlEncodedContent(fields) };
        form.Headers.Add("Origin", "http://localhost:8000");
        return await browser.SendAsync(form, TestContext.Current.CancellationToken);
    }

    // It reads and no more, so that there is nothing to warn of.
    private string ReadingToken() => Texts("$s.CreateGrant('read')").Single();

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

    [GeneratedRegex("[?&]state=([^&]+)")]
    private static partial Regex State();

    [GeneratedRegex(@"\((Tasty\w+)\)")]
    private static partial Regex Id();

    private sealed class TemporaryVariables : IDisposable
    {
        private readonly (string Name, string? Value)[] _before;

        public TemporaryVariables(params (string Name, string? Value)[] values)
        {
            _before = [.. values.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
            Set(values);
        }

        public void Dispose() => Set(_before);

        private static void Set((string Name, string? Value)[] values)
        {
            foreach (var (name, value) in values)
                Environment.SetEnvironmentVariable(name, value);
        }
    }
}
