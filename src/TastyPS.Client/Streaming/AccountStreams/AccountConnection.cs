using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What a connection tells the stream it belongs to.</summary>
internal interface IAccountConnectionObserver
{
    /// <summary>The accounts are connected.</summary>
    /// <param name="session">The number the service gave the connection.</param>
    /// <param name="lost">Cancelled when it is lost.</param>
    void OnConnected(string session, CancellationToken lost);

    /// <summary>It is lost, or could not be made.</summary>
    void OnLost(string? session, string reason, TimeSpan pause, Exception? failure);

    /// <summary>The pause is over.</summary>
    void OnReconnecting();
}

/// <summary>
/// Keeps one session open: the only one who opens and closes it. A session that ends, for whatever reason but our own, and be it with 1000, is torn down, and
/// another is opened after a pause.
/// </summary>
internal sealed class AccountConnection : IDisposable
{
    private readonly CancellationTokenSource _lifetime = new();
    private readonly AccountStreamServices _services;
    private readonly AccountSessionOptions _options;
    private readonly IAccountListener _listener;
    private readonly IAccountConnectionObserver _observer;
    private readonly ReconnectBackOff _backOff;
    private long _reconnects;
    private volatile bool _isOpen;
    private int _disposed;

    public AccountConnection(AccountStreamServices services, AccountSessionOptions options, IAccountListener listener, IAccountConnectionObserver observer)
    {
        _services = services;
        _options = options;
        _listener = listener;
        _observer = observer;
        _backOff = new ReconnectBackOff(services.Jitter);
    }

    /// <summary>True while the accounts are connected.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Sessions opened in place of another.</summary>
    public long Reconnects => Interlocked.Read(ref _reconnects);

    /// <summary>Connects and keeps connected.</summary>
    /// <returns>Completes when it has been closed by this side; fails if it had to be given up.</returns>
    public async Task RunAsync()
    {
        var stopping = _lifetime.Token;
        await Task.Yield();
        try
        {
            await SuperviseAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Closed by this side.
        }
        catch (ObjectDisposedException) when (stopping.IsCancellationRequested)
        {
            // The client is closed, and its token source with it.
        }
    }

    /// <summary>Closes the session; the task of <see cref="RunAsync"/> says when that is done.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private async Task SuperviseAsync(CancellationToken cancellationToken)
    {
        var clock = _services.Clock;
        var refusals = 0;
        var opened = 0;
        while (true)
        {
            TimeSpan? openedAt = null;
            string reason;
            string? sessionId = null;
            Exception? failure = null;
            try
            {
                using var session = await AccountSession.OpenAsync(_services.Address, _options, _services.Authorization, _listener, clock, cancellationToken).ConfigureAwait(false);
                openedAt = clock.Steady();
                sessionId = session.Id;
                if (opened++ > 0)
                    Interlocked.Increment(ref _reconnects);

                var end = await ServeAsync(session, cancellationToken).ConfigureAwait(false);
                reason = SessionEndText.Of(end);
                if (clock.Steady() - openedAt.Value >= ReconnectBackOff.SuccessAfter)
                    refusals = 0;
                if (end.Reason == SessionEndReason.Refused)
                    failure = new TastyStreamTokenRefusedException($"The account stream withdrew its word: {reason}");
            }
            catch (TastyException problem) when (problem.IsTransient || problem is TastyProtocolException)
            {
                reason = problem.Message;
                failure = problem;
            }

            if (failure is TastyStreamTokenRefusedException)
            {
                _services.Authorization.Refuse();
                if (++refusals == 2)
                    throw Refused(failure);
            }

            var pause = _backOff.Next(clock.Steady() - openedAt ?? TimeSpan.Zero);
            _observer.OnLost(sessionId, reason, pause, failure);
            await clock.Delay(pause, cancellationToken).ConfigureAwait(false);
            _observer.OnReconnecting();
        }
    }

    private async Task<SessionEnd> ServeAsync(AccountSession session, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _isOpen = true;
        try
        {
            _observer.OnConnected(session.Id, lost.Token);
            using (cancellationToken.Register(() => _ = session.CloseAsync()))
                await session.Completion.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return await session.Completion.ConfigureAwait(false);
        }
        finally
        {
            _isOpen = false;
            lost.Cancel();
        }
    }

    private static TastyStreamTokenRefusedException Refused(Exception last) => new(
        "The account stream refused two fresh tokens in a row. Sign in anew, and see whether the account numbers are the user's own; then open the stream again.",
        last);
}
