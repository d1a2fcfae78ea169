using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Authentication.Secrets;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>A connection test of a place where all is well, until a test changes an answer.</summary>
internal sealed class Checkup
{
    public const string Probe = "/margin-requirements-public-configuration";
    public const string Accounts = "/customers/me/accounts";
    public const string QuoteTokens = "/api-quote-tokens";
    public const string Customer = "/customers/me";
    public const string SignIn = "Sign in first.";
    public const string QuoteToken = "quote-token-PLANTED";

    public static readonly string[] InOrder = ["Secrets file", "Permissions", "Network", "User-Agent", "Token", "Scope", "Accounts", "Quote token", "Market data", "Clock"];

    private readonly Dictionary<string, Answer> _answers = [];

    public Checkup()
    {
        Server = new ScriptedServer(Clock).Answers((request, cancellationToken) => _answers[request.Path](request, cancellationToken));
        Set(Probe, ScriptedServer.JsonReply(200, """{"data":{}}""", reply => reply.Headers.Date = Clock.Start));
        Set(Accounts, AccountList(false));
        Set(QuoteTokens, QuoteTokenReply(""" "level":"api" """));
        Set(Customer, CustomerReply(hasDelayedQuotes: false));
    }

    public SteppingClock Clock { get; } = new();

    public ScriptedServer Server { get; }

    public TastyEnvironment Environment { get; init; } = TastyEnvironment.At(new Uri("https://api.example.com/"));

    public SecretsFolder? Folder { get; init; }

    public string Name { get; init; } = StoredCredentials.DefaultName;

    public OAuthCredentials? Credentials { get; init; } = new() { ClientSecret = Rig.ClientSecret, RefreshToken = Rig.RefreshToken };

    public TastyClient? Client { get; init; }

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What advice was asked for.</summary>
    public List<TastyException> Failures { get; } = [];

    public static Answer AccountList(params bool[] closed) => ScriptedServer.JsonReply(
        200,
        $$$"""{"data":{"items":[{{{string.Join(",", closed.Select((isClosed, i) => $$"""{"account":{"account-number":"5WT0000{{i}}","is-closed":{{(isClosed ? "true" : "false")}}},"authority-level":"owner"}"""))}}}]}}""");

    public static Answer QuoteTokenReply(string furtherFields, string address = "wss://quotes.example.com/realtime") =>
        ScriptedServer.JsonReply(200, $$$"""{"data":{"token":"{{{QuoteToken}}}","dxlink-url":"{{{address}}}",{{{furtherFields}}}},"context":"/api-quote-tokens"}""");

    public static Answer CustomerReply(bool hasDelayedQuotes) =>
        ScriptedServer.JsonReply(200, $$$"""{"data":{"id":"me","has-delayed-quotes":{{{(hasDelayedQuotes ? "true" : "false")}}}}}""");

    public Checkup Set(string path, Answer answer)
    {
        _answers[path] = answer;
        return this;
    }

    public Checkup Token(string fields)
    {
        Server.AnswersTokens(ScriptedServer.JsonReply(200, $$"""{"access_token":"access-token-PLANTED","token_type":"Bearer","expires_in":900{{fields}}}"""));
        return this;
    }

    /// <summary>Runs all checks, with the pauses of a retry stepped over.</summary>
    public async Task<IReadOnlyList<ConnectionCheck>> RunAsync()
    {
        var checks = new List<ConnectionCheck>();
        using var test = Prepare();
        await Clock.RunAsync(RunAsync(test, checks));
        return checks;
    }

    /// <summary>Runs all checks and gives one.</summary>
    public async Task<ConnectionCheck> RunAsync(string check) => (await RunAsync()).Single(candidate => candidate.Check == check);

    /// <summary>Runs all checks and gives one that went well, with nothing to be done.</summary>
    public async Task<string> PassAsync(string check)
    {
        var found = await RunAsync(check);
        Assert.Equal(CheckResult.Passed, found.Result);
        Assert.Null(found.Recommendation);
        return found.Message;
    }

    /// <summary>Runs all checks and gives one that has something to say about what to do.</summary>
    public async Task<(string Message, string Recommendation)> TroubleAsync(string check, CheckResult result)
    {
        var found = await RunAsync(check);
        Assert.Equal(result, found.Result);
        Assert.NotNull(found.Recommendation);
        return (found.Message, found.Recommendation);
    }

    public ConnectionTest Prepare() => new(new ConnectionTestOptions
    {
        Environment = Environment,
        Client = Client,
        Credentials = Folder is null ? Credentials : null,
        Secrets = Folder is null ? null : new SecretsLocation(Folder.Folder, Folder.Path, _ => null),
        Name = Name,
        SignInRecommendation = SignIn,
        Recommend = Recommend,
        TimeProvider = Clock,
        RequestTimeout = RequestTimeout,
        CreateSocketHandler = () => Server,
    });

    private static async Task<bool> RunAsync(ConnectionTest test, List<ConnectionCheck> checks)
    {
        await test.RunAsync(checks.Add, TestContext.Current.CancellationToken);
        return true;
    }

    private string? Recommend(TastyException failure)
    {
        Failures.Add(failure);
        return (failure as SecretsFileException)?.Mend ?? $"Advice on {failure.GetType().Name}.";
    }
}
