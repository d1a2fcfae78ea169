using System.Net.WebSockets;
using TastyPS.Client.Streaming.DxLink.Protocol.Decoding;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;
using TastyPS.Client.Streaming.Transport;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>
/// One session on one socket, from its handshake to its end. It never reconnects. Receiving runs in a loop of its own, sending in another, and the
/// keepalive and the watch over the server's silence go by timers, so that none of them waits for another.
/// </summary>
internal sealed class DxLinkSession : IDisposable
{
    /// <summary>Bytes that a FEED_SUBSCRIPTION message has besides its items, at most.</summary>
    public const int EnvelopeSize = ClientMessages.SubscriptionEnvelope;

    private const int FeedChannel = 1;

    private static readonly TimeSpan LongHandling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SessionEnd> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DxLinkSessionOptions _options;
    private readonly GuardedListener _listener;
    private readonly TimeProvider _clock;
    private readonly MessageSocket _socket;
    private readonly ServerState _server;
    private readonly object _gate = new();
    private SessionEnd? _decided;
    private SessionTimers? _timers;
    private volatile bool _isHandling;

    private DxLinkSession(DxLinkSessionOptions options, GuardedListener listener, FeedDecoder decoder, TimeProvider clock)
    {
        _options = options;
        _listener = listener;
        _clock = clock;
        _socket = new MessageSocket(options.MaxMessageBytes, clock);
        _server = new ServerState(FeedChannel, decoder, listener, clock);
    }

    /// <summary>Completes when the session is over, and never fails.</summary>
    public Task<SessionEnd> Completion => _completion.Task;

    /// <summary>Bytes of an item on the wire, at most, with the comma before it.</summary>
    public static int MessageSize(FeedItem item) => ClientMessages.SizeOf(item);

    /// <summary>Connects, and goes through the handshake until the server has answered FEED_SETUP.</summary>
    /// <exception cref="TastyStreamTimeoutException">A step was not answered in time.</exception>
    /// <exception cref="TastyStreamUpgradeException">The server refused the WebSocket.</exception>
    /// <exception cref="TastyStreamTokenRefusedException">The server refused the token.</exception>
    /// <exception cref="TastyStreamRefusedException">The server answered a step with an error, or ended the connection.</exception>
    /// <exception cref="TastyStreamException">There is no connection.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<DxLinkSession> OpenAsync(Uri address, string token, DxLinkSessionOptions options, IDxLinkListener listener, TimeProvider clock, CancellationToken cancellationToken)
    {
        var guarded = new GuardedListener(listener, token);
        var decoder = new FeedDecoder(options, guarded);
        var session = new DxLinkSession(options, guarded, decoder, clock);
        try
        {
            var fields = options.Types.Select(type => new KeyValuePair<MarketEventType, IReadOnlyList<string>>(type, decoder.FieldsOf(type, options)));
            await new Handshake(session._socket, session._server, options, clock).RunAsync(address, token, fields, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            session._socket.Abort(Over(default));
            session._socket.Dispose();
            throw;
        }

        session.Start();
        return session;
    }

    /// <summary>Sends one FEED_SUBSCRIPTION message. A change of nothing sends nothing.</summary>
    /// <exception cref="ArgumentException">It has more items or bytes than a message may.</exception>
    /// <exception cref="TastyStreamClosedException">The session is over.</exception>
    public async Task SendAsync(SubscriptionChange change, CancellationToken cancellationToken)
    {
        var items = change.Remove.Count + change.Add.Count;
        if (items == 0 && !change.Reset)
            return;
        if (items > SubscriptionChange.MaxItems)
            throw new ArgumentException($"One message may carry {SubscriptionChange.MaxItems} items, not {items}.", nameof(change));
        var message = ClientMessages.Subscription(FeedChannel, change);
        if (message.Length > SubscriptionChange.MaxBytes)
            throw new ArgumentException($"One message may have {SubscriptionChange.MaxBytes} bytes, not {message.Length}.", nameof(change));
        if (_completion.Task is { Status: TaskStatus.RanToCompletion } ended)
            throw Over(await ended.ConfigureAwait(false));
        try
        {
            await _socket.SendAsync(message, isUrgent: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsNetworkFailure(failure) && failure is not TastyStreamClosedException && !cancellationToken.IsCancellationRequested)
        {
            throw new TastyStreamClosedException("The stream broke while a subscription was sent.", failure);
        }
    }

    /// <summary>Ends the session with a closing handshake, and waits for it a moment.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (Decide(new SessionEnd(SessionEndReason.Disposed)))
        {
            Unobserved.Leave(_socket.CloseOutputAsync(cancellationToken));
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Completion, _clock.Delay(Farewell, patience.Token)).ConfigureAwait(false);
            patience.Cancel();
            Abort();
        }

        await Completion.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Ends the session at once.</summary>
    public void Dispose()
    {
        Decide(new SessionEnd(SessionEndReason.Disposed));
        Abort();
    }

    private static bool IsNetworkFailure(Exception failure) =>
        failure is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or TastyStreamClosedException;

    private static TastyStreamClosedException Over(SessionEnd end) => new(end.Text is { } text ? $"The stream is over ({end.Reason}: {text})." : $"The stream is over ({end.Reason}).");

    private void Start()
    {
        var silence = _server.KeepAliveTimeout > _options.KeepAliveTimeout ? _server.KeepAliveTimeout : _options.KeepAliveTimeout;
        _timers = new SessionTimers(_socket, _clock, _options.KeepAliveInterval, silence, () => _isHandling, OnSilence);
        _ = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        var end = await ReceiveAsync().ConfigureAwait(false);
        Decide(end);
        _timers!.Dispose();
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
                _isHandling = true;
                var end = Handle(incoming.Bytes.Span);
                if (_socket.SinceReceived > LongHandling)
                    _socket.ExcuseSilence();
                _isHandling = false;
                if (end is { } over)
                    return over;
            }
        }
        catch (MessageTooLongException failure)
        {
            return new SessionEnd(SessionEndReason.ProtocolError, Text: failure.Message);
        }
        catch (Exception failure)
        {
            return new SessionEnd(IsNetworkFailure(failure) ? SessionEndReason.NetworkLost : SessionEndReason.ProtocolError, Text: WithLastError(failure.Message));
        }
    }

    private SessionEnd? Handle(ReadOnlySpan<byte> message)
    {
        var before = _server.ErrorCount;
        _server.Take(message);
        if (_server.ErrorCount != before)
            _listener.OnServerError(_server.LastError!.Value);
        if (_server.Authorization == AuthorizationState.Refused)
            return new SessionEnd(SessionEndReason.Refused, Text: WithLastError("The server withdrew the authorization."));
        return _server.IsChannelClosed ? new SessionEnd(SessionEndReason.ClosedByServer, Text: WithLastError("The server closed the channel.")) : null;
    }

    private async Task<SessionEnd> AnswerCloseAsync(Incoming close)
    {
        using var patience = new CancellationTokenSource();
        var answered = _socket.CloseOutputAsync(patience.Token);
        Unobserved.Leave(answered);
        await Task.WhenAny(answered, _clock.Delay(Farewell, patience.Token)).ConfigureAwait(false);
        patience.Cancel();
        return new SessionEnd(SessionEndReason.ClosedByServer, close.CloseCode, WithLastError(close.CloseText is null ? null : _listener.Hide(close.CloseText)));
    }

    private string? WithLastError(string? text) =>
        _server.LastError is not { } error ? text : text is null or "" ? $"{error.Kind}: {error.Message}" : $"{text} (last error {error.Kind}: {error.Message})";

    private void OnSilence(TimeSpan silence)
    {
        var text = FormattableString.Invariant($"Nothing received for {silence.TotalSeconds:0} s");
        if (!Decide(new SessionEnd(SessionEndReason.Silent, Text: WithLastError(text))))
            return;
        _ = EndSilenceAsync(text);
    }

    private async Task EndSilenceAsync(string text)
    {
        using var patience = new CancellationTokenSource();
        var told = _socket.SendAsync(ClientMessages.Error("TIMEOUT", text), isUrgent: true, patience.Token);
        Unobserved.Leave(told);
        await Task.WhenAny(told, _clock.Delay(Farewell, patience.Token)).ConfigureAwait(false);
        patience.Cancel();
        Abort();
    }

    private void Abort() => _socket.Abort(Over(_decided ?? default));

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
