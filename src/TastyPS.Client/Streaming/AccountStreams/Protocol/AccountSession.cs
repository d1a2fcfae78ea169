using System.Net.WebSockets;
using TastyPS.Client.Streaming.Sessions;
using TastyPS.Client.Streaming.Transport;

namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>
/// One session on one socket, from its connect to its end. It never reconnects. The accounts are connected before anything else is sent, a heartbeat goes
/// out at a steady pace, and one that is not answered in time ends the session; silence beside that is no fault.
/// </summary>
internal sealed class AccountSession : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SessionEnd> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly PendingReplies _pending = new();
    private readonly object _gate = new();
    private readonly AccountSessionOptions _options;
    private readonly IStreamAuthorization _authorization;
    private readonly IAccountListener _listener;
    private readonly AccountMessageReader _reader;
    private readonly TimeProvider _clock;
    private readonly MessageSocket _socket;
    private SessionEnd? _decided;

    private AccountSession(AccountSessionOptions options, IStreamAuthorization authorization, IAccountListener listener, TimeProvider clock)
    {
        _options = options;
        _authorization = authorization;
        _listener = listener;
        _clock = clock;
        _socket = new MessageSocket(options.MaxMessageBytes, clock);
        _reader = new AccountMessageReader(listener, OnReply);
    }

    /// <summary>Completes when the session is over, and never fails.</summary>
    public Task<SessionEnd> Completion => _completion.Task;

    /// <summary>The number the service gave the connection; empty if it gave none.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Opens a socket, connects the accounts and then subscribes to the rest, each step after the answer to the one before.</summary>
    /// <exception cref="TastyStreamTimeoutException">A step was not answered in time.</exception>
    /// <exception cref="TastyStreamUpgradeException">The server refused the WebSocket.</exception>
    /// <exception cref="TastyStreamTokenRefusedException">The server refused the token, or the accounts.</exception>
    /// <exception cref="TastyStreamRefusedException">The server answered a step with an error, or ended the connection.</exception>
    /// <exception cref="TastyStreamException">There is no connection.</exception>
    /// <exception cref="TastyException">There is no token.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<AccountSession> OpenAsync(
        Uri address,
        AccountSessionOptions options,
        IStreamAuthorization authorization,
        IAccountListener listener,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var session = new AccountSession(options, authorization, listener, clock);
        try
        {
            await session.WithinAsync("the upgrade", options.StepTimeout, ct => session._socket.ConnectAsync(address, ct), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            session._socket.Abort(Over(default));
            session._socket.Dispose();
            session._stop.Dispose();
            throw;
        }

        _ = Task.Run(session.RunAsync, CancellationToken.None);
        try
        {
            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return session;
    }

    /// <summary>Ends the session with a closing handshake, and waits for it a moment.</summary>
    public async Task CloseAsync()
    {
        if (Decide(new SessionEnd(SessionEndReason.Disposed)))
        {
            using var patience = new CancellationTokenSource();
            Unobserved.Leave(_socket.CloseOutputAsync(patience.Token));
            await Task.WhenAny(Completion, _clock.Delay(Farewell, patience.Token)).ConfigureAwait(false);
            patience.Cancel();
            Abort();
        }

        await Completion.ConfigureAwait(false);
    }

    /// <summary>Ends the session at once.</summary>
    public void Dispose() => End(new SessionEnd(SessionEndReason.Disposed));

    private static TastyStreamClosedException Over(SessionEnd end) => new($"The account stream is not connected: {SessionEndText.Of(end)}");

    private static bool IsNetworkFailure(Exception failure) =>
        failure is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or TastyStreamClosedException;

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var connect = new AccountRequest(AccountMessages.Connect) { Accounts = _options.Accounts };
        var connected = await AskAsync(connect, _options.StepTimeout, cancellationToken).ConfigureAwait(false);
        if (!connected.IsOk)
        {
            throw connected.Message == "failed"
                ? new TastyStreamTokenRefusedException("The account stream answered connect with failed: it does not take the token, or one of the accounts.")
                : Refused(connected);
        }

        Id = connected.SessionId ?? "";
        foreach (var wish in _options.Subscriptions)
        {
            var reply = await AskAsync(wish, _options.StepTimeout, cancellationToken).ConfigureAwait(false);
            if (reply.Message == "connect-not-completed")
                throw Refused(reply);
            if (!reply.IsOk)
                _listener.OnServerError(Refused(reply).Message);
        }

        _ = Task.Run(BeatAsync, CancellationToken.None);
    }

    private TastyStreamRefusedException Refused(AccountReply reply) =>
        new(reply.Action, $"The account stream answered {reply.Action} with {_authorization.Hide(reply.Message ?? "an error")}.");

    /// <summary>The token of this moment; one that does not come holds up nothing for longer than a reply may.</summary>
    private async Task<string> AuthorizeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeout = _clock.CreateCancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await _authorization.GetAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TastyNetworkException(FormattableString.Invariant($"There was no access token within {patience.TotalSeconds:0.#} s."), failure);
        }
    }

    /// <summary>Sends a message with the token of this moment, and waits for its reply; neither may take longer than the patience.</summary>
    private async Task<AccountReply> AskAsync(AccountRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        var authorization = await AuthorizeAsync(patience, cancellationToken).ConfigureAwait(false);
        var pending = _pending.Add(request.Action);
        try
        {
            AccountReply? reply = null;
            await WithinAsync(
                request.Action,
                patience,
                async ct =>
                {
                    await _socket.SendAsync(AccountMessages.Write(request, authorization, pending.Id, _options.Source), isUrgent: false, ct).ConfigureAwait(false);
                    reply = await pending.Reply.WaitAsync(Timeout.InfiniteTimeSpan, _clock, ct).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            return reply!;
        }
        finally
        {
            _pending.Withdraw(pending);
        }
    }

    private async Task WithinAsync(string step, TimeSpan patience, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var timeout = _clock.CreateCancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await run(either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not TastyStreamException || either.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (timeout.IsCancellationRequested)
                throw new TastyStreamTimeoutException(step, patience, failure);
            throw new TastyStreamRefusedException(step, $"The connection to the account stream broke at {step}.", failure);
        }
    }

    private async Task BeatAsync()
    {
        var heartbeat = new AccountRequest(AccountMessages.Heartbeat);
        try
        {
            while (true)
            {
                await _clock.Delay(_options.HeartbeatInterval, _stop.Token).ConfigureAwait(false);
                var reply = await AskAsync(heartbeat, _options.HeartbeatTimeout, _stop.Token).ConfigureAwait(false);
                if (reply.IsOk)
                    continue;
                var text = $"it answered a heartbeat with {_authorization.Hide(reply.Message ?? "an error")}";
                End(new SessionEnd(reply.Message == "failed" ? SessionEndReason.Refused : SessionEndReason.ProtocolError, Text: text));
                return;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The session is over.
        }
        catch (TastyStreamTimeoutException)
        {
            End(new SessionEnd(SessionEndReason.Silent, Text: FormattableString.Invariant($"a heartbeat was not answered within {_options.HeartbeatTimeout.TotalSeconds:0.#} s")));
        }
        catch (Exception failure) when (failure is TastyException or ObjectDisposedException)
        {
            End(new SessionEnd(SessionEndReason.NetworkLost, Text: $"a heartbeat could not be sent: {_authorization.Hide(failure.Message)}"));
        }
    }

    private async Task RunAsync()
    {
        Decide(await ReceiveAsync().ConfigureAwait(false));
        Abort();
        _socket.Dispose();
        _completion.TrySetResult(_decided!.Value);
    }

    private async Task<SessionEnd> ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var incoming = await _socket.ReceiveAsync(CancellationToken.None).ConfigureAwait(false);
                if (incoming.IsClose)
                    return await AnswerCloseAsync(incoming).ConfigureAwait(false);
                _reader.Read(incoming.Bytes.Span);
            }
        }
        catch (MessageTooLongException failure)
        {
            return new SessionEnd(SessionEndReason.ProtocolError, Text: failure.Message);
        }
        catch (Exception failure)
        {
            return new SessionEnd(IsNetworkFailure(failure) ? SessionEndReason.NetworkLost : SessionEndReason.ProtocolError, Text: failure.Message);
        }
    }

    private async Task<SessionEnd> AnswerCloseAsync(Incoming close)
    {
        using var patience = new CancellationTokenSource();
        var answered = _socket.CloseOutputAsync(patience.Token);
        Unobserved.Leave(answered);
        await Task.WhenAny(answered, _clock.Delay(Farewell, patience.Token)).ConfigureAwait(false);
        patience.Cancel();
        return new SessionEnd(SessionEndReason.ClosedByServer, close.CloseCode, close.CloseText is null ? null : _authorization.Hide(close.CloseText));
    }

    private void OnReply(AccountReply reply)
    {
        if (!_pending.Take(reply) && !reply.IsOk)
            _listener.OnServerError(Refused(reply).Message);
    }

    private void End(SessionEnd end)
    {
        Decide(end);
        Abort();
    }

    private void Abort()
    {
        var over = Over(_decided ?? default);
        _pending.Fail(over);
        _socket.Abort(over);
        _stop.Cancel();
    }

    /// <summary>The first to decide how the session ends is right.</summary>
    private bool Decide(SessionEnd end)
    {
        lock (_gate)
        {
            if (_decided is not null)
                return false;
            _decided = end;
            return true;
        }
    }
}
