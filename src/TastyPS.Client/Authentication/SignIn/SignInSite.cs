namespace TastyPS.Client.Authentication.SignIn;

/// <summary>
/// The pages behind their addresses, and the one sign-in that can be under way: begun by a browser, it is finished by the same browser. A second tab
/// of that browser takes it over; another browser has to wait.
/// </summary>
internal sealed class SignInSite
{
    private readonly object _gate = new();
    private readonly TaskCompletionSource<SignInResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SessionCookie _cookie = new();
    private readonly SignInOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly RequestGuard _guard;
    private readonly SignInPages _pages;
    private string? _owner;
    private Pending? _pending;
    private string? _usedState;
    private bool _isOpened;
    private bool _busy;
    private string? _clientId;
    private SignInResult? _result;

    public SignInSite(SignInOptions options, TokenEndpoint endpoint)
    {
        _options = options;
        _endpoint = endpoint;
        _guard = new RequestGuard(options.Port, _cookie);
        _pages = new SignInPages(options);
    }

    /// <summary>Ends when somebody has signed in, or when that has failed for good.</summary>
    public Task<SignInResult> Outcome => _outcome.Task;

    /// <summary>What went wrong last and was not mended since.</summary>
    public SignInTrouble? LastTrouble { get; private set; }

    public async Task<PageReply> AnswerAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (_guard.Refuse(request) is var (status, why))
            return Refuse(status, why);

        return (request.Method, request.Path) switch
        {
            ("GET", "/") when request.Query.Has("code") || request.Query.Has("error") => await ReturnAsync(request, cancellationToken).ConfigureAwait(false),
            ("GET", "/") => ShowForm(request),
            ("GET", "/done") => ShowDone(request),
            ("POST", "/connect") => Connect(request),
            ("POST", "/token") => await UseTokenAsync(request, cancellationToken).ConfigureAwait(false),
            (_, "/" or "/done" or "/connect" or "/token") => Refuse(405, "This address does not do that."),
            _ => Refuse(404, "There is no such page here."),
        };
    }

    /// <summary>Tells that no browser showed the page.</summary>
    public void ReportUnopened(Uri page)
    {
        var trouble = new SignInTrouble(SignInReason.BrowserNotOpened, $"No browser opened. Open {page} in a browser on this machine to sign in.");
        lock (_gate)
        {
            if (!_isOpened)
                LastTrouble = trouble;
        }

        _options.Troubled?.Invoke(trouble);
    }

    /// <summary>Tells of a request that was not answered because of a mistake of ours. The sign-in goes on.</summary>
    public void ReportDefect(Exception failure)
    {
        var trouble = TroubleReader.ReadDefect(failure);
        lock (_gate)
            LastTrouble = trouble;

        _options.Troubled?.Invoke(trouble);
    }

    private static PageReply Refuse(int status, string why) => new() { Status = status, Html = SignInPages.Refused(why) };

    private PageReply ShowForm(PageRequest request)
    {
        lock (_gate)
        {
            if (_outcome.Task.IsCompleted)
                return new PageReply { Status = 200, Html = _result is not null ? SignInPages.AlreadyDone() : SignInPages.Ended() };

            _isOpened = true;
            if (LastTrouble is { Reason: SignInReason.BrowserNotOpened })
                LastTrouble = null;

            var session = request.Session ?? RandomText.Next();
            var clientId = session == _owner ? _clientId : null;
            return new PageReply
            {
                Status = 200,
                Html = _pages.Form(_cookie.FormToken(session), clientId),
                NewSession = request.Session is null ? session : null,
                HasForm = true,
            };
        }
    }

    private PageReply ShowDone(PageRequest request)
    {
        lock (_gate)
        {
            return _result is { } result && IsOwner(request)
                ? new PageReply { Status = 200, Html = _pages.Done(result), IsLast = true }
                : Refuse(403, "No sign-in of this browser is complete.");
        }
    }

    private PageReply Connect(PageRequest request)
    {
        var clientId = request.Form["client_id"];
        var clientSecret = request.Form["client_secret"] ?? _options.ClientSecret;
        if (string.IsNullOrEmpty(clientSecret))
            return MissSecret(request);
        if (clientId is null)
            return Refuse(400, "The client id is needed.");

        lock (_gate)
        {
            if (Begin(request) is { } refusal)
                return refusal;

            var authorization = new AuthorizationRequest(_options.Environment, clientId, _options.RedirectUri, _options.Scopes);
            _pending = new Pending(authorization, clientSecret!);
            _clientId = clientId;
            return PageReply.To(authorization.ConsentUri.AbsoluteUri);
        }
    }

    private async Task<PageReply> UseTokenAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var refreshToken = request.Form["refresh_token"];
        var clientSecret = request.Form["client_secret"] ?? _options.ClientSecret;
        if (string.IsNullOrEmpty(clientSecret))
            return MissSecret(request);
        if (refreshToken is null)
            return Refuse(400, "The refresh token is needed.");

        lock (_gate)
        {
            if (Begin(request) is { } refusal)
                return refusal;

            _busy = true;
        }

        return await FinishAsync(
            SignInWay.RefreshToken,
            _options.ClientId,
            clientSecret!,
            async () =>
            {
                var reply = await _endpoint.RefreshAsync(_options.ClientId, clientSecret!, refreshToken, TokenConnection.NewState(), cancellationToken).ConfigureAwait(false);
                return reply with { RefreshToken = reply.RefreshToken ?? refreshToken };
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<PageReply> ReturnAsync(PageRequest request, CancellationToken cancellationToken)
    {
        Pending pending;
        lock (_gate)
        {
            if (Claim(request) is not { } claimed)
                return Stray(request);

            pending = claimed;
            _busy = true;
        }

        if (request.Query["code"] is not { } code)
            return Deny(request.Query["error"] ?? "no code");

        return await FinishAsync(
            SignInWay.Consent,
            pending.Authorization.ClientId,
            pending.ClientSecret,
            () => _endpoint.ExchangeAsync(pending.Authorization, pending.ClientSecret, code, TokenConnection.NewState(), cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<PageReply> FinishAsync(SignInWay way, string? clientId, string clientSecret, Func<Task<TokenReply>> ask, CancellationToken cancellationToken)
    {
        TokenReply reply;
        try
        {
            reply = await ask().ConfigureAwait(false);
            if (reply.RefreshToken is null)
                throw new TastyProtocolException("The token endpoint sent no refresh token.") { RequestPath = TokenEndpoint.Path };
        }
        catch (TastyException failure)
        {
            return Report(TroubleReader.Read(failure, _options));
        }
        catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
        {
            return Report(TroubleReader.ReadDefect(defect));
        }

        var credentials = new OAuthCredentials { ClientId = clientId, ClientSecret = clientSecret, RefreshToken = reply.RefreshToken };
        var result = new SignInResult(credentials, reply.Token.Scopes, way, _options.TimeProvider.GetUtcNow());
        try
        {
            if (_options.Save is { } save)
                await save(result, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            _outcome.TrySetException(failure);
            return new PageReply { Status = 500, Html = SignInPages.NotSaved(result, failure.Message), IsLast = true };
        }

        lock (_gate)
        {
            _busy = false;
            _result = result;
        }

        // The code leaves the address, so that it is neither in the history nor sent again by a reload.
        _outcome.TrySetResult(result);
        return PageReply.To("/done");
    }

    // Not the beginning of another sign-in: one that is under way in another tab of the browser goes on.
    private PageReply MissSecret(PageRequest request)
    {
        lock (_gate)
        {
            if (Hinder(request) is { } refusal)
                return refusal;
            LastTrouble = TroubleReader.MissingSecret;
        }

        return Tell(TroubleReader.MissingSecret);
    }

    // Under the gate.
    private PageReply? Hinder(PageRequest request)
    {
        if (_outcome.Task.IsCompleted)
            return Refuse(409, _result is not null ? "This sign-in is complete. You can close this page." : "This sign-in has ended. PowerShell says why; start it there again.");
        if (_busy || (_pending is not null && !IsOwner(request)))
            return Refuse(409, "Another sign-in is under way. Finish it there, or stop it in PowerShell with Ctrl+C and start again.");
        return null;
    }

    // Under the gate.
    private PageReply? Begin(PageRequest request)
    {
        if (Hinder(request) is { } refusal)
            return refusal;

        _owner = request.Session;
        _pending = null;
        if (LastTrouble is { Reason: SignInReason.ClientSecretMissing })
            LastTrouble = null;
        return null;
    }

    // Under the gate. A reply that belongs to nobody leaves the sign-in under way as it is.
    private Pending? Claim(PageRequest request)
    {
        if (_busy || _pending is not { } pending || !IsOwner(request) || !pending.Authorization.HasState(request.Query["state"]))
            return null;

        _usedState = pending.Authorization.State;
        _pending = null;
        return pending;
    }

    // Under the gate.
    private PageReply Stray(PageRequest request)
    {
        if (_usedState is not null && RandomText.AreEqual(_usedState, request.Query["state"]) && IsOwner(request))
            return _result is not null ? PageReply.To("/done") : Refuse(409, "This address was used already, and works only once. Start again.");

        var trouble = new SignInTrouble(
            SignInReason.StateMismatch,
            "The reply of the consent page belongs to no sign-in that this browser has begun here: it is from an earlier try, from another browser, or somebody sent you its address. Nothing was done with it. Start again.");
        return Tell(trouble);
    }

    private PageReply Deny(string error)
    {
        var trouble = TroubleReader.ReadConsent(error, _options);
        if (trouble.Reason != SignInReason.ConsentDenied)
            return Report(trouble);

        _outcome.TrySetException(new SignInException(SignInReason.ConsentDenied, trouble.Message));
        return new PageReply { Status = 200, Html = SignInPages.Trouble(trouble), IsLast = true };
    }

    private PageReply Report(SignInTrouble trouble)
    {
        lock (_gate)
        {
            _busy = false;
            LastTrouble = trouble;
        }

        return Tell(trouble);
    }

    private PageReply Tell(SignInTrouble trouble)
    {
        _options.Troubled?.Invoke(trouble);
        return new PageReply { Status = 400, Html = SignInPages.Trouble(trouble) };
    }

    private bool IsOwner(PageRequest request) => _owner is not null && RandomText.AreEqual(_owner, request.Session);

    private sealed record Pending(AuthorizationRequest Authorization, string ClientSecret)
    {
        public override string ToString() => Authorization.ToString();
    }
}
