using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TastyPS.Client.Tests.Authentication.SignIn;

public sealed class RequestGuardTests
{
    public static TheoryData<string> Forms => ["/connect", "/token"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_of_another_site_is_refused(string form)
    {
        await RefusedAsync(form, request => Set(request, "Origin", "https://evil.example"), HttpStatusCode.Forbidden);
        await RefusedAsync(form, request => Set(request, "Origin", "null"), HttpStatusCode.Forbidden);
        await RefusedAsync(form, request => request.Headers.Remove("Origin"), HttpStatusCode.Forbidden);
        await RefusedAsync(form, request => Set(request, "Sec-Fetch-Site", "same-site"), HttpStatusCode.Forbidden);
        await RefusedAsync(form, request => Set(request, "Sec-Fetch-Site", "cross-site"), HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_without_its_token_is_refused(string form)
    {
        await RefusedAsync(form, _ => { }, HttpStatusCode.Forbidden, fields => fields["token"] = "");
        await RefusedAsync(form, _ => { }, HttpStatusCode.Forbidden, fields => fields["token"] = new string('A', 43));
    }

    [Fact]
    public async Task A_form_with_the_token_of_another_browser_is_refused()
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        await browser.GetAsync();

        // Its cookie does not go with it.
        using var other = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        var stolen = await browser.PostAsync("/connect", new() { ["client_id"] = "c", ["client_secret"] = "s" }, request => request.Headers.Add("X-Seen", "1"));
        var replay = new HttpRequestMessage(HttpMethod.Post, new Uri(rig.Address, "/connect"))
        {
            Content = new StringContent(await stolen.RequestMessage!.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken), Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        replay.Headers.Add("Origin", rig.Address.GetLeftPart(UriPartial.Authority));
        var reply = await other.SendAsync(replay, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
        Assert.Contains("Allow cookies", Browser.Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_or_too_long_is_refused()
    {
        await RefusedAsync("/connect", request => request.Content = new StringContent("{}", Encoding.UTF8, "application/json"), HttpStatusCode.BadRequest);
        await RefusedAsync("/connect", _ => { }, HttpStatusCode.BadRequest, fields => fields["client_id"] = new string('x', 20_000));
    }

    [Theory]
    [InlineData("/connect", "client_id")]
    [InlineData("/token", "refresh_token")]
    public async Task A_form_with_an_empty_field_is_refused(string form, string field)
    {
        await RefusedAsync(form, _ => { }, HttpStatusCode.BadRequest, fields => fields[field] = " ");
    }

    [Theory]
    [InlineData("iframe")]
    [InlineData("image")]
    [InlineData("empty")]
    public async Task The_page_is_not_served_as_part_of_another(string destination)
    {
        await using var rig = await SignInRig.StartAsync();

        var reply = await rig.NewBrowser().GetAsync("/", request => request.Headers.Add("Sec-Fetch-Dest", destination));

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/connect", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/connect", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/token", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/favicon.ico", HttpStatusCode.NotFound)]
    [InlineData("GET", "/done", HttpStatusCode.Forbidden)]
    public async Task Nothing_else_is_served(string method, string path, HttpStatusCode status)
    {
        await using var rig = await SignInRig.StartAsync();

        var reply = await rig.NewBrowser().GetAsync(path, request => request.Method = new HttpMethod(method));

        Assert.Equal(status, reply.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("evil.example")]
    [InlineData("localhost:{port}.evil.example")]
    public async Task Another_host_than_the_pages_own_gets_nothing(string host)
    {
        await using var rig = await SignInRig.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, rig.Port, TestContext.Current.CancellationToken);
        var head = $"GET / HTTP/1.1\r\nHost: {host.Replace("{port}", $"{rig.Port}", StringComparison.Ordinal)}\r\nConnection: close\r\n\r\n";

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var reply = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 40", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_addresses_are_listened_on()
    {
        await using var rig = await SignInRig.StartAsync();

        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == rig.Port);

        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address)));
    }

    // The listener itself answers a form without a length, hangs up, and hands the request over all the same.
    [Theory]
    [InlineData("PUT", "/", "")]
    [InlineData("POST", "/", "")]
    [InlineData("POST", "/connect", "")]
    [InlineData("POST", "/connect", "Content-Length: many\r\n")]
    [InlineData("POST", "/connect", "Transfer-Encoding: gzip\r\n")]
    [InlineData("POST", "/connect", "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("GET", "/?%", "Cookie: =;;=\r\nX: \u0001\r\n")]
    public async Task No_request_however_malformed_ends_the_sign_in(string method, string path, string headers)
    {
        await using var rig = await SignInRig.StartAsync();
        rig.Tokens.Grants();
        var head = $"{method} {path} HTTP/1.1\r\nHost: localhost:{rig.Port}\r\nConnection: close\r\n{headers}\r\n";

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, rig.Port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            var reply = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (reply.Length > 0)
                Assert.Matches("^HTTP/1.[01] [245]", reply);
        }

        var browser = rig.NewBrowser();
        var done = await browser.ComeBackAsync();
        await browser.GetAsync(done.Headers.Location!.OriginalString);
        Assert.NotNull(await rig.Outcome);
        Assert.Empty(rig.Troubles);
    }

    private static void Set(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }

    private static async Task RefusedAsync(string form, Action<HttpRequestMessage> change, HttpStatusCode status, Action<Dictionary<string, string>>? fill = null)
    {
        await using var rig = await SignInRig.StartAsync();
        var browser = rig.NewBrowser();
        await browser.GetAsync();
        var fields = new Dictionary<string, string> { ["client_id"] = "c", ["client_secret"] = "s", ["refresh_token"] = "r" };
        fill?.Invoke(fields);

        var reply = await browser.PostAsync(form, fields, change);

        Assert.Equal(status, reply.StatusCode);
        Assert.Contains("role=\"alert\"", Browser.Text(reply), StringComparison.Ordinal);
        Assert.Empty(rig.Tokens.Sent);
    }
}
