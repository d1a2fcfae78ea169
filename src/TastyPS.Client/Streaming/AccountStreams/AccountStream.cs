using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.State;
using TastyPS.Client.Streaming.AccountStreams.Tracking;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>
/// What happens in accounts, as it happens. It connects by itself, however often the connection breaks, and after each connect reads over REST how the accounts
/// stand, since the service tells no past: what was missed is among the updates, what is old is not. Thread-safe.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of what happens in accounts, and everybody calls it so.")]
public sealed class AccountStream : IDisposable
{
    private readonly object _gate = new();
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _toldUnreadable = [];
    private readonly AccountMailbox? _mailbox;
    private readonly AccountStreamServices _services;
    private readonly AccountBook _book;
    private readonly NotificationReader _reader;
    private readonly StateReading _reading;
    private readonly AccountConnection _connection;
    private TaskCompletionSource<bool> _connected = NewSource();
    private TaskCompletionSource<bool> _stateRead = NewSource();

    internal AccountStream(IReadOnlyList<string> accounts, AccountStreamOptions options, AccountStreamServices services)
    {
        Accounts = accounts;
        _services = services;
        _mailbox = options.KeepUpdates ? new AccountMailbox() : null;
        _book = new AccountBook(OnUpdate);
        _reader = new NotificationReader(_book, services.Clock, text => Tell(AccountStreamNoticeKind.ServerError, text), OnUnreadable);
        _reading = new StateReading(services.State, _book, accounts, options.ReadOrdersOnly, services.Jitter, services.Clock);
        var sessionOptions = new AccountSessionOptions { Accounts = accounts, Subscriptions = SubscriptionsOf(options), Source = services.Source };
        _connection = new AccountConnection(services, sessionOptions, _reader, new Observer(this));
        Orders = new OrderTracker(accounts, new OrderTrackerServices(_book, _reading, () => _connection.IsOpen, services.Clock));
        if (options.OnNotice is { } onNotice)
            Noticed += (_, notice) => onNotice(notice);
        _ = RunAsync();
    }

    /// <summary>What the stream has to tell beside its updates. Raised on any thread; what a handler throws is ignored. To miss none, see <see cref="AccountStreamOptions.OnNotice"/>.</summary>
    public event EventHandler<AccountStreamNotice>? Noticed;

    /// <summary>The accounts.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>Follows orders to their ends.</summary>
    public OrderTracker Orders { get; }

    /// <summary>True while the accounts are connected.</summary>
    public bool IsConnected => _connection.IsOpen;

    /// <summary>Completes when the stream has been closed; fails when it had to be given up, e.g. because its token was refused twice.</summary>
    public Task Completion => _completion.Task;

    /// <summary>What it has done so far.</summary>
    public AccountStreamCounters Counters => new(
        _reader.Received,
        _book.Delivered,
        _book.Repeated,
        _book.Outdated,
        _reader.Unreadable,
        _reader.Gaps,
        _connection.Reconnects,
        _mailbox?.Count ?? 0);

    /// <summary>
    /// Moves all updates that wait to the end of a list, in order; waits if there is none. Updates wait without a bound and none is ever left out: read them, or open
    /// the stream without keeping them. For one reader at a time.
    /// </summary>
    /// <returns>How many came; 0 when the stream has been closed and nothing is left.</returns>
    /// <exception cref="InvalidOperationException">The stream keeps no updates.</exception>
    /// <exception cref="TastyException">The stream had to be given up, and nothing is left.</exception>
    public Task<int> ReadAsync(List<AccountUpdate> into, CancellationToken cancellationToken) =>
        Mailbox.ReadAsync(into ?? throw new ArgumentNullException(nameof(into)), cancellationToken);

    /// <summary>Moves what waits to the end of a list without waiting.</summary>
    /// <returns>True if something came, or nothing more will.</returns>
    /// <inheritdoc cref="ReadAsync"/>
    public bool TryRead(List<AccountUpdate> into, out int count) => Mailbox.TryRead(into ?? throw new ArgumentNullException(nameof(into)), out count);

    /// <summary>Waits until the accounts are connected; returns at once if they are.</summary>
    /// <exception cref="TastyException">The stream had to be given up.</exception>
    /// <exception cref="ObjectDisposedException">The stream is closed.</exception>
    public Task WhenConnectedAsync(CancellationToken cancellationToken) => WaitAsync(() => _connected, cancellationToken);

    /// <summary>Waits until the accounts are connected and how they stand has been read: then everything up to now is among the updates.</summary>
    /// <inheritdoc cref="WhenConnectedAsync"/>
    public Task WhenStateReadAsync(CancellationToken cancellationToken) => WaitAsync(() => _stateRead, cancellationToken);

    /// <summary>Closes the connection and waits until it is closed.</summary>
    public async Task CloseAsync()
    {
        Dispose();
        await Task.WhenAny(Completion).ConfigureAwait(false);
    }

    /// <summary>Begins to close the connection; <see cref="Completion"/> says when that is done.</summary>
    public void Dispose() => _connection.Dispose();

    private AccountMailbox Mailbox => _mailbox ?? throw new InvalidOperationException("The stream was opened without keeping updates.");

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static List<AccountRequest> SubscriptionsOf(AccountStreamOptions options)
    {
        List<AccountRequest> wishes = [];
        if (options.PublicWatchlists)
            wishes.Add(new AccountRequest(AccountMessages.PublicWatchlists));
        if (options.QuoteAlerts)
            wishes.Add(new AccountRequest(AccountMessages.QuoteAlerts));
        if (options.UserMessagesOf is { } user)
            wishes.Add(new AccountRequest(AccountMessages.UserMessages) { User = user });
        return wishes;
    }

    private async Task WaitAsync(Func<TaskCompletionSource<bool>> source, CancellationToken cancellationToken)
    {
        Task reached;
        lock (_gate)
            reached = source().Task;
        await reached.WaitAsync(Timeout.InfiniteTimeSpan, _services.Clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        Exception? failure = null;
        try
        {
            await _connection.RunAsync().ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            failure = problem;
            Tell(AccountStreamNoticeKind.Failed, $"The account stream has ended: {problem.Message}", failure: problem);
        }

        _mailbox?.Complete(failure);
        var reason = failure ?? new ObjectDisposedException(nameof(AccountStream));
        Orders.Fail(reason);
        lock (_gate)
        {
            Fail(_connected, reason);
            Fail(_stateRead, reason);
        }

        if (failure is null)
            _completion.TrySetResult(true);
        else
            Fail(_completion, failure);
    }

    // Whoever waits gets it; nobody has to.
    private static void Fail(TaskCompletionSource<bool> source, Exception failure)
    {
        if (source.TrySetException(failure))
            _ = source.Task.Exception;
    }

    private void OnUpdate(AccountUpdate update)
    {
        _mailbox?.Add(update);
        Orders.OnUpdate(update);
    }

    private void OnUnreadable(string what)
    {
        lock (_toldUnreadable)
        {
            if (!_toldUnreadable.Add(what))
                return;
        }

        Tell(AccountStreamNoticeKind.Unreadable, $"The account stream left out what it could not read: {what} This is told once.");
    }

    private async Task ReadStateAsync(string session, CancellationToken lost)
    {
        var report = new ReadingReport(this, session);
        try
        {
            await _reading.RunAsync(report, lost).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            return; // The next connection begins anew.
        }
        catch (ObjectDisposedException)
        {
            return; // The client is closed.
        }

        lock (_gate)
        {
            if (lost.IsCancellationRequested)
                return;
            _stateRead.TrySetResult(true);
        }

        Tell(AccountStreamNoticeKind.StateRead, report.IsComplete ? "How the accounts stand has been read." : "How the accounts stand has been read as far as the service gives it.", session);
    }

    private void Tell(AccountStreamNoticeKind kind, string text, string? session = null, TimeSpan? wait = null, Exception? failure = null)
    {
        if (Noticed is not { } handlers)
            return;

        var notice = new AccountStreamNotice(kind, _services.Clock.GetUtcNow(), text) { SessionId = session, Wait = wait, Failure = failure };
        foreach (var handler in handlers.GetInvocationList())
        {
            try
            {
                ((EventHandler<AccountStreamNotice>)handler)(this, notice);
            }
            catch (Exception)
            {
                // A handler's own trouble must not end the stream it watches.
            }
        }
    }

    private sealed class ReadingReport(AccountStream stream, string session) : IStateReadingReport
    {
        public bool IsComplete { get; private set; } = true;

        public void OnFailure(string what, TastyException failure, TimeSpan? pause)
        {
            IsComplete &= pause is not null;
            var then = pause is { } wait
                ? FormattableString.Invariant($"When the rest has been read, it is tried again in {wait.TotalSeconds:0.#} s.")
                : "What happened to it while there was no connection stays unknown.";
            stream.Tell(AccountStreamNoticeKind.StateIncomplete, $"{what} could not be read: {failure.Message} {then}", session, pause, failure);
        }

        public void OnDefect(string what, ItemDefect defect)
        {
            IsComplete = false;
            stream.Tell(AccountStreamNoticeKind.StateIncomplete, FormattableString.Invariant($"{what} was left out, number {defect.Position + 1} of the reply: {defect.Reason}."), session);
        }
    }

    private sealed class Observer(AccountStream stream) : IAccountConnectionObserver
    {
        public void OnConnected(string session, CancellationToken lost)
        {
            lock (stream._gate)
                stream._connected.TrySetResult(true);
            stream.Tell(AccountStreamNoticeKind.Connected, $"The account stream is connected to {string.Join(", ", stream.Accounts)} (session {session}).", session);
            _ = Task.Run(() => stream.ReadStateAsync(session, lost), CancellationToken.None);
        }

        public void OnLost(string? session, string reason, TimeSpan pause, Exception? failure)
        {
            lock (stream._gate)
            {
                if (stream._connected.Task.IsCompleted)
                    stream._connected = NewSource();
                if (stream._stateRead.Task.IsCompleted)
                    stream._stateRead = NewSource();
            }

            stream.Tell(
                AccountStreamNoticeKind.Lost,
                FormattableString.Invariant($"The account stream is not connected: {reason} The next attempt is in {pause.TotalSeconds:0.#} s; what is missed till then will be read over REST."),
                session,
                pause,
                failure);
        }

        public void OnReconnecting()
        {
            stream._reader.Restart();
            stream.Tell(AccountStreamNoticeKind.Reconnecting, "The account stream is connecting again.");
        }
    }
}
