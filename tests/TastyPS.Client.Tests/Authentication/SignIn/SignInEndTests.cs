using System.Net;
using System.Net.Sockets;
using System.Text;
using TastyPS.Client.Authentication.SignIn;

namespace TastyPS.Client.Tests.Authentication.SignIn;

public sealed class SignInEndTests
{
    [Fact]
    public async Task Cancelling_ends_the_sign_in_and_frees_the_port()
    {
        await using var rig = await SignInRig.StartAsync();
        await rig.NewBrowser().ConnectAsync();

        await rig.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Outcome);
        AssertFree(rig.Port);
    }

    [Fact]
    public async Task Cancelling_ends_an_exchange_under_way()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Waits(new TaskCompletionSource().Task);
        var exchange = rig.NewBrowser().ComeBackAsync();
        await rig.Tokens.Asked.Task;

        await rig.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Outcome);
        Assert.Contains("The sign-in was ended", Browser.Text(await exchange), StringComparison.Ordinal);
        AssertFree(rig.Port);
    }

    [Fact]
    public async Task A_browser_that_stalls_in_the_middle_of_a_form_does_not_hold_up_the_end()
    {
        await using var rig = await SignInRig.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, rig.Port, TestContext.Current.CancellationToken);
        var half = $"POST /connect HTTP/1.1\r\nHost: localhost:{rig.Port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nclient_id=";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(half), TestContext.Current.CancellationToken);

        // Its request is in by the time a later one was answered.
        await rig.NewBrowser().GetAsync();
        await rig.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Outcome);
        AssertFree(rig.Port);
    }

    [Fact]
    public async Task The_time_is_limited_and_the_end_names_what_went_wrong_last()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", "Client secret mismatch");
        await rig.NewBrowser().ComeBackAsync();

        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        var failure = await Assert.ThrowsAsync<SignInException>(() => rig.Outcome);
        Assert.Equal((SignInReason.TimedOut, SignInReason.WrongSecret), (failure.Reason, failure.LastTrouble!.Reason));
        Assert.Contains("client secret", failure.Message, StringComparison.Ordinal);
        AssertFree(rig.Port);
    }

    [Theory]
    [InlineData("invalid_grant", "Redirect URI mismatch", SignInReason.RedirectMismatch)]
    [InlineData("invalid_grant", "Client secret mismatch", SignInReason.WrongSecret)]
    [InlineData("invalid_grant", "Used", SignInReason.CodeRefused)]
    [InlineData("invalid_client", "Unknown", SignInReason.UnknownClient)]
    [InlineData("unauthorized_client", null, SignInReason.ClientNotAllowed)]
    [InlineData("invalid_scope", null, SignInReason.ScopeRefused)]
    [InlineData("something_new", null, SignInReason.ServiceFailed)]
    public async Task When_the_time_is_over_after_a_refused_exchange_that_is_the_reason(string code, string? description, SignInReason reason)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses(code, description);
        await rig.NewBrowser().ComeBackAsync();

        Assert.Equal(reason, await LastReasonAsync(rig));
    }

    [Theory]
    [InlineData("Grant revoked", SignInReason.GrantRevoked)]
    [InlineData("Invalid JWT", SignInReason.WrongEnvironment)]
    [InlineData(null, SignInReason.RefreshTokenRefused)]
    public async Task When_the_time_is_over_after_a_refused_token_that_is_the_reason(string? description, SignInReason reason)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Refuses("invalid_grant", description);
        await rig.NewBrowser().UseTokenAsync();

        Assert.Equal(reason, await LastReasonAsync(rig));
    }

    [Theory]
    [InlineData("consent")]
    [InlineData("refresh token")]
    public async Task When_the_time_is_over_after_a_form_without_a_secret_that_is_the_reason(string way)
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        await (way == "consent" ? browser.ConnectAsync(clientSecret: " ") : browser.UseTokenAsync(clientSecret: " "));

        Assert.Equal(SignInReason.ClientSecretMissing, await LastReasonAsync(rig));
    }

    [Fact]
    public async Task A_secret_entered_after_all_is_not_missing_when_the_time_is_over()
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        await browser.ConnectAsync(clientSecret: "");
        await browser.ConnectAsync();

        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null((await Assert.ThrowsAsync<SignInException>(() => rig.Outcome)).LastTrouble);
    }

    [Fact]
    public async Task When_the_time_is_over_and_the_service_was_out_of_reach_that_is_the_reason()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Throws(new HttpRequestException("failed", new SocketException((int)SocketError.NetworkUnreachable)));
        await rig.NewBrowser().ComeBackAsync();

        Assert.Equal(SignInReason.Network, await LastReasonAsync(rig));
    }

    [Fact]
    public async Task A_mistake_of_our_own_is_told_by_its_type_and_the_sign_in_goes_on()
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Throws(new NotSupportedException("secret-PLANTED")).Grants();
        var browser = rig.NewBrowser();

        var page = Browser.Text(await browser.ComeBackAsync());
        var again = await browser.ComeBackAsync();

        Assert.Contains("NotSupportedException", page, StringComparison.Ordinal);
        Assert.DoesNotContain("PLANTED", page, StringComparison.Ordinal);
        Assert.Equal(SignInReason.Defect, Assert.Single(rig.Troubles).Reason);
        Assert.Equal("/done", again.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task When_the_user_never_came_back_the_end_names_the_likely_causes()
    {
        await using var rig = await SignInRig.StartAsync();
        await rig.NewBrowser().ConnectAsync();

        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        var failure = await Assert.ThrowsAsync<SignInException>(() => rig.Outcome);
        Assert.Null(failure.LastTrouble);
        Assert.Contains($"registered as exactly http://localhost:{rig.Port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_browser_opened_and_nobody_came_the_end_says_so()
    {
        await using var rig = await SignInRig.StartAsync(browserOpens: false);

        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        var failure = await Assert.ThrowsAsync<SignInException>(() => rig.Outcome);
        Assert.Equal((SignInReason.TimedOut, SignInReason.BrowserNotOpened), (failure.Reason, failure.LastTrouble!.Reason));
        Assert.Contains("nobody opened the page by hand", failure.Message, StringComparison.Ordinal);
        var told = Assert.Single(rig.Troubles);
        Assert.Equal(SignInReason.BrowserNotOpened, told.Reason);
        Assert.Contains($"Open http://localhost:{rig.Port}/ in a browser", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_opened_by_hand_makes_up_for_a_browser_that_did_not_open()
    {
        await using var rig = await SignInRig.StartAsync(browserOpens: false);
        await rig.NewBrowser().GetAsync();

        rig.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null((await Assert.ThrowsAsync<SignInException>(() => rig.Outcome)).LastTrouble);
    }

    [Fact]
    public async Task After_one_sign_in_the_next_has_the_port()
    {
        var port = SignInRig.FreePort();
        for (var round = 1; round <= 3; round++)
        {
            using var cancel = new CancellationTokenSource();
            var outcome = new SignInServer(Options(port, async (address, cancellationToken) =>
            {
                using var browser = new HttpClient();
                Assert.Contains("<form", await browser.GetStringAsync(address, cancellationToken), StringComparison.Ordinal);
                await cancel.CancelAsync();
                return true;
            })).SignInAsync(cancel.Token);

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outcome);
        }
    }

    [Fact]
    public async Task A_taken_port_is_told_with_its_owner()
    {
        await using var rig = await SignInRig.StartAsync();

        var failure = await Assert.ThrowsAsync<SignInException>(
            () => new SignInServer(Options(rig.Port, (_, _) => Task.FromResult(true))).SignInAsync(TestContext.Current.CancellationToken));

        Assert.Equal(SignInReason.PortTaken, failure.Reason);
        Assert.Contains($"{rig.Port}", failure.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Equal($"process {Environment.ProcessId} ({(await File.ReadAllTextAsync("/proc/self/comm", TestContext.Current.CancellationToken)).Trim()})", failure.PortOwner);
    }

    [Fact]
    public async Task A_stranger_on_the_same_port_of_the_other_version_of_IP_counts_as_well()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "There is no IPv6 here.");
        var stranger = new TcpListener(IPAddress.IPv6Loopback, 0);
        try
        {
            stranger.Start();
        }
        catch (SocketException)
        {
            Assert.Skip("There is no IPv6 here.");
        }

        var port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        var failure = await Assert.ThrowsAsync<SignInException>(
            () => new SignInServer(Options(port, (_, _) => Task.FromResult(true))).SignInAsync(TestContext.Current.CancellationToken));
        stranger.Stop();

        Assert.Equal(SignInReason.PortTaken, failure.Reason);
    }

    [Fact]
    public async Task What_opening_the_browser_throws_comes_through_and_frees_the_port()
    {
        var port = SignInRig.FreePort();

        await Assert.ThrowsAsync<NotSupportedException>(
            () => new SignInServer(Options(port, (_, _) => throw new NotSupportedException())).SignInAsync(TestContext.Current.CancellationToken));

        AssertFree(port);
    }

    private static async Task<SignInReason> LastReasonAsync(SignInRig rig)
    {
        rig.Clock.Advance(TimeSpan.FromMinutes(10));
        var failure = await Assert.ThrowsAsync<SignInException>(() => rig.Outcome);
        Assert.Equal(SignInReason.TimedOut, failure.Reason);
        return failure.LastTrouble!.Reason;
    }

    private static SignInOptions Options(int port, Func<Uri, CancellationToken, Task<bool>> open) =>
        new() { Environment = TastyEnvironment.Sandbox, Port = port, Open = open };

    private static void AssertFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        probe.Start();
    }
}
