using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.OAuth;

/// <summary>What a browser does at the consent page; it does not follow where it is sent.</summary>
internal sealed class ConsentBrowser : IDisposable
{
    public const string RedirectUri = "http://localhost:8000";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly TastySimulator _simulator;

    public ConsentBrowser(TastySimulator simulator)
    {
        _simulator = simulator;
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36");
    }

    /// <summary>The parameters of a request that is in order.</summary>
    public Dictionary<string, string?> Request(string? scope = "read", string? state = "a state") => new()
    {
        ["response_type"] = "code",
        ["client_id"] = _simulator.Credentials.ClientId,
        ["redirect_uri"] = RedirectUri,
        ["scope"] = scope,
        ["state"] = state,
    };

    public async Task<HttpResponseMessage> OpenAsync(Dictionary<string, string?> parameters)
    {
        using var query = Form(parameters);
        return await _client.GetAsync($"{_simulator.ConsentUri}?{await query.ReadAsStringAsync(SimulatorSession.Cancelled)}", SimulatorSession.Cancelled);
    }

    public Task<HttpResponseMessage> DecideAsync(Dictionary<string, string?> parameters, string decision, string? password = null)
    {
        parameters["username"] = _simulator.Credentials.UserName;
        parameters["password"] = password ?? _simulator.Credentials.Password;
        parameters["decision"] = decision;
        return _client.PostAsync(_simulator.ConsentUri, Form(parameters), SimulatorSession.Cancelled);
    }

    /// <summary>Consents and brings back the code.</summary>
    public async Task<string> ConsentAsync(string scope = "read")
    {
        using var reply = await DecideAsync(Request(scope), "authorize");
        return Answer(reply)["code"];
    }

    /// <summary>The parameters in the address that the browser is sent to.</summary>
    public static Dictionary<string, string> Answer(HttpResponseMessage reply)
    {
        Assert.Equal(System.Net.HttpStatusCode.Redirect, reply.StatusCode);
        var location = reply.Headers.Location!.OriginalString;
        Assert.StartsWith(RedirectUri + "?", location, StringComparison.Ordinal);
        return location[(RedirectUri.Length + 1)..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
    }

    public void Dispose() => _client.Dispose();

    private static FormUrlEncodedContent Form(Dictionary<string, string?> parameters) => new(parameters.Where(pair => pair.Value is not null)!);
}
