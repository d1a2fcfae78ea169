using System.Globalization;
using System.Text.Json;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Streaming;

namespace TastyPS.Client.Diagnostics;

/// <summary>
/// Looks at all that a connection needs, one thing after the other, and goes on after a failure: a check that depends on a failed one is skipped and says so.
/// Nothing but the way to the service is asked twice, so that a refused sign-in does not count against the customer.
/// </summary>
public sealed class ConnectionTest : IDisposable
{
    // The header has whole seconds, and the reply was under way for a while.
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(5);

    private readonly ConnectionTestOptions _options;
    private readonly ConnectionProbe _probe;
    private TastyClient? _client;
    private ProbeReply? _reply;
    private AccessToken? _token;
    private ApiQuoteToken? _quoteToken;

    /// <summary>Prepares a test. Nothing is sent yet.</summary>
    public ConnectionTest(ConnectionTestOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _client = options.Client;
        _probe = new ConnectionProbe(options);
    }

    /// <summary>Runs the checks in their order. A check that fails throws nothing.</summary>
    /// <param name="report">Gets each check as it ends.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    public async Task RunAsync(Action<ConnectionCheck> report, CancellationToken cancellationToken)
    {
        if (report is null)
            throw new ArgumentNullException(nameof(report));

        var kept = _options.Credentials is { } given ? new KeptCredentials(given, null) : null;
        if (_options.Secrets is { } location)
        {
            var secrets = new SecretsCheck(location, _options.Environment, _options.Name, _options.Recommend, _options.SignInRecommendation);
            await CheckAsync("Secrets file", _ => Task.FromResult(secrets.Find())).ConfigureAwait(false);
            await CheckAsync("Permissions", secrets.InspectAsync).ConfigureAwait(false);
            kept ??= secrets.Found is { } found ? new KeptCredentials(found.Stored.Credentials, found) : null;
        }
        else
        {
            await CheckAsync("Secrets file", _ => Task.FromResult(Finding.NotTried(_options.WithoutSecrets))).ConfigureAwait(false);
            await CheckAsync("Permissions", _ => Task.FromResult(Finding.NotTried("No file is used."))).ConfigureAwait(false);
        }

        await CheckAsync("Network", ReachAsync).ConfigureAwait(false);
        await CheckAsync("User-Agent", _ => Task.FromResult(JudgeUserAgent())).ConfigureAwait(false);
        await CheckAsync("Token", token => GetTokenAsync(kept, token)).ConfigureAwait(false);
        await CheckAsync("Scope", _ => Task.FromResult(JudgeScope())).ConfigureAwait(false);
        await CheckAsync("Accounts", CountAccountsAsync).ConfigureAwait(false);
        await CheckAsync("Quote token", GetQuoteTokenAsync).ConfigureAwait(false);
        await CheckAsync("Market data", JudgeMarketDataAsync).ConfigureAwait(false);
        await CheckAsync("Clock", _ => Task.FromResult(JudgeClock())).ConfigureAwait(false);

        async Task CheckAsync(string name, Func<CancellationToken, Task<Finding>> look)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = _options.TimeProvider.GetTimestamp();
            Finding finding;
            try
            {
                finding = await look(cancellationToken).ConfigureAwait(false);
            }
            catch (TastyException failure)
            {
                finding = Finding.Bad(failure.Message, _options.Recommend(failure));
            }

            TimeSpan? duration = finding.Result == CheckResult.Skipped ? null : _options.TimeProvider.GetElapsedTime(started);
            report(new ConnectionCheck(name, finding.Result, duration, finding.Message, finding.Recommendation));
        }
    }

    /// <summary>Closes the connections that the test opened.</summary>
    public void Dispose()
    {
        _probe.Dispose();
        if (!ReferenceEquals(_client, _options.Client))
            _client?.Dispose();
    }

    private async Task<Finding> ReachAsync(CancellationToken cancellationToken)
    {
        _reply = await _probe.SendAsync(cancellationToken).ConfigureAwait(false);
        var place = _options.Environment.BaseUri;
        return Finding.Good($"{place.IdnHost}:{place.Port.ToString(CultureInfo.InvariantCulture)} answers{(place.Scheme == "https" ? " over trusted TLS" : "")}.");
    }

    private Finding JudgeUserAgent() => _reply switch
    {
        null => Finding.NotTried("The service cannot be reached."),
        { Status: 401, IsHtml: true } => Finding.Bad(
            "The service answered 401 with an HTML page, which it does when it does not accept the User-Agent header.",
            "A proxy on the way may remove or change the header User-Agent; let it pass."),
        { IsHtml: true } page => Finding.Doubtful(
            $"An HTML page came instead of JSON (HTTP {page.Status.ToString(CultureInfo.InvariantCulture)}).",
            "Check that the address is the API's, and that no proxy or portal answers in its place."),
        _ => Finding.Good("The service accepts our User-Agent."),
    };

    private async Task<Finding> GetTokenAsync(KeptCredentials? kept, CancellationToken cancellationToken)
    {
        if (_reply is null)
            return Finding.NotTried("The service cannot be reached.");
        if (_reply is { Status: 401, IsHtml: true })
            return Finding.NotTried("The service does not accept our User-Agent.");
        if (_client is null)
        {
            if (kept is null)
                return Finding.NotTried("There are no credentials to get one with.");
            _client = new TastyClient(new TastyClientOptions
            {
                Environment = _options.Environment,
                Credentials = kept.Current,
                TimeProvider = _options.TimeProvider,
                RequestTimeout = _options.RequestTimeout,
                MaxRetries = 1,
                CreateSocketHandler = _options.CreateSocketHandler,
            });
            kept.Follow(_client.Tokens);
        }

        _token = await _client.Tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var warnings = new List<string>();
        kept?.TellWarnings(warnings.Add);
        if (warnings.Count > 0)
            return Finding.Doubtful($"An access token came. {string.Join(" ", warnings)}", _options.SignInRecommendation ?? "Sign in again, and see that the place of the secrets can be written.");

        return Finding.Good($"An access token came; it is replaced before {_token.ExpiresAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}.");
    }

    private Finding JudgeScope() => _token?.Scopes switch
    {
        null => Finding.NotTried("There is no token."),
        { Count: 0 } => Finding.Doubtful("The service did not say what the token allows.", "Nothing, as long as the accounts can be read."),
        var scopes when !scopes.Contains("read", StringComparer.OrdinalIgnoreCase) => Finding.Bad(
            $"The token allows {string.Join(", ", scopes)}, but not read.", _options.Recommend(new TastyAuthorizationException("The scope is not enough."))),
        var scopes => Finding.Good($"The token allows {string.Join(", ", scopes)}."),
    };

    private async Task<Finding> CountAccountsAsync(CancellationToken cancellationToken)
    {
        if (_token is null)
            return Finding.NotTried("There is no token.");

        var accounts = await _client!.Accounts.GetAccountsAsync(cancellationToken).ConfigureAwait(false);
        var open = accounts.Count(account => account.IsClosed != true);
        return open > 0
            ? Finding.Good(FormattableString.Invariant($"{accounts.Count} accounts, {open} of them open."))
            : Finding.Doubtful("The customer has no open account.", "Open one at the broker; in the sandbox, create one for the test user.");
    }

    private async Task<Finding> GetQuoteTokenAsync(CancellationToken cancellationToken)
    {
        if (_token is null)
            return Finding.NotTried("There is no token.");

        _quoteToken = await _client!.QuoteTokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return Finding.Good($"Quotes stream from {_quoteToken.Address.IdnHost}, level {_quoteToken.Level ?? "not said"}.");
    }

    private async Task<Finding> JudgeMarketDataAsync(CancellationToken cancellationToken)
    {
        if (_token is null)
            return Finding.NotTried("There is no token.");

        if (_options.Environment.IsSandbox)
            return Finding.Doubtful("The sandbox has no market data by REST, and streams delayed quotes.", "Connect to production for quotes.");

        var customer = await _client!.Raw.GetAsync("customers/me", cancellationToken).ConfigureAwait(false);
        var customerIsDelayed = customer.Data is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("has-delayed-quotes", out var delayed) && delayed.ValueKind == JsonValueKind.True;
        if (customerIsDelayed || _quoteToken is { IsDelayed: true })
        {
            var reason = customerIsDelayed
                ? "the customer has delayed quotes"
                : $"quotes stream from {_quoteToken!.Address.IdnHost}{_quoteToken.Address.AbsolutePath}, level {_quoteToken.Level ?? "not said"}";
            return Finding.Doubtful(
                $"Market data is delayed: {reason}.",
                "Sign the market data agreements at the broker; a new account gets real-time quotes once it is approved.");
        }

        return _quoteToken is null
            ? Finding.Doubtful("The customer has no delayed quotes, but there is no quote token to prove it.", "Mend what keeps the quote token from coming.")
            : Finding.Good("Market data is in real time.");
    }

    private Finding JudgeClock()
    {
        if (_reply is null)
            return Finding.NotTried("The service cannot be reached.");
        if (_reply.ServiceTime is not { } theirs)
            return Finding.NotTried("The reply has no Date header to compare with.");

        var ahead = _reply.ReceivedAt - theirs;
        var size = FormattableString.Invariant($"{Math.Abs(ahead.TotalSeconds):0} s");
        return ahead.Duration() <= ToleratedSkew
            ? Finding.Good("Our clock and the service's agree.")
            : Finding.Doubtful($"Our clock is {size} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the service's.", "Let the system set its clock by a time server.");
    }
}
