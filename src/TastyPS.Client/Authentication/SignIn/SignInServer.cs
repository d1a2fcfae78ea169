using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>
/// A sign-in by a page on this machine: serves it on the port of the redirect URI, leads the user through, exchanges what comes back, and frees the
/// port at the end. One object is one sign-in.
/// </summary>
public sealed class SignInServer
{
    // A browser that does not fetch the last page has been closed.
    private static readonly TimeSpan LastPageWait = TimeSpan.FromSeconds(10);

    private readonly SignInOptions _options;
    private readonly string _policy;
    private readonly TaskCompletionSource<bool> _lastPageSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> _answers = new();

    /// <summary>Makes a sign-in. Nothing is served before <see cref="SignInAsync"/>.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public SignInServer(SignInOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (options.Environment is null || options.Open is null || options.Scopes is null || options.TimeProvider is null)
            throw new ArgumentException("Environment, Open, Scopes and TimeProvider must be given.", nameof(options));
        if (options.Port is < 1 or > 65535)
            throw new ArgumentOutOfRangeException(nameof(options), options.Port, "The port must be 1 to 65535.");
        if (options.Timeout <= TimeSpan.Zero || options.RequestTimeout <= TimeSpan.Zero)
            throw new ArgumentException("Time-outs must be positive.", nameof(options));

        _options = options;
        _policy = PageLayout.ContentSecurityPolicy(options.Environment.ConsentUri);
    }

    /// <summary>Serves the page until somebody has signed in.</summary>
    /// <exception cref="SignInException">The port is taken, consent was denied, or the time is over.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the port is free.</exception>
    /// <remarks>What the callbacks <see cref="SignInOptions.Open"/> and <see cref="SignInOptions.Save"/> throw comes through as it is.</remarks>
    public async Task<SignInResult> SignInAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = new TokenConnection(_options);
        var site = new SignInSite(_options, connection.Endpoint);
        using var clock = _options.TimeProvider.CreateCancellationTokenSource(_options.Timeout);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        var listener = Listen();
        try
        {
            _ = AcceptAsync(listener, site, ending.Token);
            var page = new Uri(_options.RedirectUri + "/");
            if (!await _options.Open(page, ending.Token).ConfigureAwait(false))
                site.ReportUnopened(page);
            var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (ending.Token.Register(() => ended.TrySetResult(true)))
                await Task.WhenAny(site.Outcome, ended.Task).ConfigureAwait(false);

            // What was saved counts, even if the time was over in the same moment.
            if (!site.Outcome.IsCompleted)
                ending.Token.ThrowIfCancellationRequested();

            await LastPageAsync(ending.Token).ConfigureAwait(false);
            return await site.Outcome.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(site.LastTrouble);
        }
        finally
        {
            // First the port; then whoever still waits for an answer gets his last page.
            listener.Prefixes.Clear();
            ending.Cancel();
            await Task.WhenAll(_answers.Keys).ConfigureAwait(false);
            listener.Abort();
        }
    }

    private HttpListener Listen()
    {
        if (PortOwner.IsTaken(_options.Port))
            throw PortTaken(null);

        var listener = new HttpListener { IgnoreWriteExceptions = false };
        listener.Prefixes.Add(_options.RedirectUri + "/");
        try
        {
            listener.Start();
            return listener;
        }
        catch (HttpListenerException failure)
        {
            listener.Close();
            if (PortOwner.IsTaken(_options.Port))
                throw PortTaken(failure);

            throw new SignInException(SignInReason.CannotListen, $"The page cannot be served on {_options.RedirectUri}: {failure.Message}", failure);
        }
    }

    private SignInException PortTaken(Exception? cause)
    {
        var owner = PortOwner.Find(_options.Port);
        var by = owner is null ? $"another program; this tells which: {PortOwner.CommandToFind(_options.Port)}"
            : PortOwner.IsThisProcess(owner) ? $"this very {owner}, perhaps for another sign-in"
            : owner;
        return new SignInException(
            SignInReason.PortTaken,
            $"Port {_options.Port.ToString(CultureInfo.InvariantCulture)} is taken by {by}. The redirect URI allows no other port, so end that program and sign in again.",
            cause)
        {
            PortOwner = owner,
        };
    }

    private SignInException TimedOut(SignInTrouble? trouble)
    {
        var time = _options.Timeout < TimeSpan.FromMinutes(1)
            ? FormattableString.Invariant($"{_options.Timeout.TotalSeconds:0.#} seconds")
            : FormattableString.Invariant($"{_options.Timeout.TotalMinutes:0.#} minutes");
        var hint = trouble is { Reason: SignInReason.BrowserNotOpened } ? "No browser opened, and nobody opened the page by hand."
            : trouble?.Message
            ?? $"If the broker's own page reported an error, the redirect URI may not be registered as exactly {_options.RedirectUri}, or the client id may be of another environment than {_options.Environment}.";
        return new SignInException(SignInReason.TimedOut, $"Nobody finished the sign-in within {time}. {hint}") { LastTrouble = trouble };
    }

    private async Task LastPageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _lastPageSent.Task.WaitAsync(LastPageWait, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is TimeoutException or OperationCanceledException)
        {
            // The outcome stands, seen or not.
        }
    }

    private async Task AcceptAsync(HttpListener listener, SignInSite site, CancellationToken ending)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                continue;
            }

            var answer = Task.Run(() => AnswerAsync(context, site, ending), CancellationToken.None);
            _answers[answer] = true;
            _ = answer.ContinueWith(ended => _answers.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, SignInSite site, CancellationToken ending)
    {
        try
        {
            if (await PageRequest.ReadAsync(context.Request, ending).ConfigureAwait(false) is not { } request)
                return;

            var reply = await AnswerAsync(request, site, ending).ConfigureAwait(false);
            Send(context.Response, reply);
            if (reply.IsLast)
                _lastPageSent.TrySetResult(true);
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser has gone, or has not finished its request by the end.
            context.Response.Abort();
        }
        catch (Exception failure)
        {
            // A request that we cannot cope with, whoever made it up, is no reason to send the user away.
            context.Response.Abort();
            site.ReportDefect(failure);
        }
    }

    private static async Task<PageReply> AnswerAsync(PageRequest request, SignInSite site, CancellationToken ending)
    {
        try
        {
            return await site.AnswerAsync(request, ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return new PageReply { Status = 503, Html = SignInPages.Ended() };
        }
    }

    private void Send(HttpListenerResponse response, PageReply reply)
    {
        response.StatusCode = reply.Status;
        response.KeepAlive = false;
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["Content-Security-Policy"] = _policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = reply.HasForm ? "same-origin" : "no-referrer";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["X-Frame-Options"] = "DENY";
        if (reply.Status == 405)
            response.Headers["Allow"] = "GET, POST";
        if (reply.Location is not null)
            response.Headers["Location"] = reply.Location;
        if (reply.NewSession is not null)
            response.Headers["Set-Cookie"] = SessionCookie.Header(reply.NewSession);

        response.ContentType = "text/html; charset=utf-8";
        response.Close(Encoding.UTF8.GetBytes(reply.Html), willBlock: true);
    }
}
