using System.Net;
using System.Text.RegularExpressions;

namespace TastyPS.Client.Tests.Authentication.SignIn;

/// <summary>What a browser does with the page: keeps the cookie, sends the origin, follows no redirect by itself so that a test sees each.</summary>
internal sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false });
    private string? _formToken;

    public static string Text(HttpResponseMessage reply) => WebUtility.HtmlDecode(reply.Content.ReadAsStringAsync().GetAwaiter().GetResult());

    public async Task<HttpResponseMessage> GetAsync(string path = "/", Action<HttpRequestMessage>? change = null)
    {
        var reply = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)), change);
        var form = FormToken().Match(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        _formToken = form.Success ? form.Groups[1].Value : _formToken;
        return reply;
    }

    /// <summary>Opens the page, fills in the first form and presses Connect.</summary>
    public async Task<HttpResponseMessage> ConnectAsync(string clientId = "my-client", string clientSecret = "client-secret-PLANTED")
    {
        await GetAsync();
        return await PostAsync("/connect", new() { ["client_id"] = clientId, ["client_secret"] = clientSecret });
    }

    /// <summary>Opens the page, fills in the second form and sends it.</summary>
    public async Task<HttpResponseMessage> UseTokenAsync(string clientSecret = "client-secret-PLANTED", string refreshToken = ScriptedTokens.RefreshToken)
    {
        await GetAsync();
        return await PostAsync("/token", new() { ["client_secret"] = clientSecret, ["refresh_token"] = refreshToken });
    }

    /// <summary>Connects, and comes back from the consent page with this query; the state is added.</summary>
    public async Task<HttpResponseMessage> ComeBackAsync(string query = "code=code-PLANTED")
    {
        var consent = (await ConnectAsync()).Headers.Location!;
        return await GetAsync($"/?{query}&state={StateOf(consent)}");
    }

    public static string StateOf(Uri consent) => State().Match(consent.Query).Groups[1].Value;

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, Action<HttpRequestMessage>? change = null)
    {
        if (_formToken is not null)
            fields.TryAdd("token", _formToken);

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Sec-Fetch-Dest", "document");
        return SendAsync(request, change);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("[?&]state=([^&]+)")]
    private static partial Regex State();

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Action<HttpRequestMessage>? change)
    {
        change?.Invoke(request);
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
