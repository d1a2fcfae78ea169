using System.Net;
using TastyPS.Client.Http;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Keeps one session open: the only one who opens and closes it. A session that ends, for whatever reason but our own, is torn down and then opened again,
/// each time with a fresh token and the address that came with it, and what was subscribed is subscribed again at the same pace as the first time.
/// </summary>
internal sealed class FeedConnection : IDisposable
{
    // A status of 4xx speaks against the request: the same one, with a fresh token and address, that often is enough to believe it.
    private const int MostRefusedUpgrades = 3;

    // Sessions that start together may share a ticket.
    private static readonly TimeSpan FreshEnough = TimeSpan.FromMinutes(5);

    // A session is replaced this long before its token ends, and no two at the same moment.
    private static readonly TimeSpan RenewAhead = TimeSpan.FromHours(1);
    private static readonly TimeSpan RenewSpread = TimeSpan.FromMinutes(30);

    private readonly CancellationTokenSource _lifetime = new();
    private readonly SessionSlot _slot;
    private readonly IFeedItemSource _source;
    private readonly IMarketEventSink _sink;
    private readonly FeedServices _services;
    private readonly Action<StreamNotice> _tell;
    private readonly ReconnectBackOff _backOff;
    private volatile FeedSessionRun? _current;
    private long _receivedBefore;
    private long _reconnects;
    private int _disposed;

    /// <summary>Takes over the slot and begins to connect.</summary>
    public FeedConnection(SessionSlot slot, IFeedItemSource source, IMarketEventSink sink, FeedServices services, Action<StreamNotice> tell)
    {
        _slot = slot;
        _source = source;
        _sink = sink;
        _services = services;
        _tell = tell;
        _backOff = new ReconnectBackOff(services.Jitter);
        Completion = RunAsync(_lifetime.Token);
    }

    /// <summary>Completes when the connection has been closed by this side; fails if it had to be given up.</summary>
    public Task Completion { get; }

    /// <summary>The number of its session.</summary>
    public int Number => _slot.Number;

    /// <summary>True while a session is open.</summary>
    public bool IsOpen => _current is not null;

    /// <summary>Sessions opened in place of another.</summary>
    public long Reconnects => Interlocked.Read(ref _reconnects);

    /// <summary>Events received.</summary>
    public long Received => Interlocked.Read(ref _receivedBefore) + (_current?.Received ?? 0);

    /// <summary>By how many items the session may grow.</summary>
    public int ItemsRoom => _current?.ItemsRoom ?? _slot.Limits.ItemsPerSession;

    /// <summary>By how many histories the session may grow.</summary>
    public int HistoriesRoom => _current?.HistoriesRoom ?? _slot.Limits.HistoriesPerSession;

    /// <summary>How many changes may be sent without waiting for the window.</summary>
    public int WindowRoom => _slot.WindowRoom;

    /// <summary>Closes the session without unsubscribing, and frees the slot; <see cref="Completion"/> says when that is done.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await SuperviseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Closed by this side.
        }
        finally
        {
            _slot.Dispose();
        }
    }

    private async Task SuperviseAsync(CancellationToken cancellationToken)
    {
        var clock = _services.Clock;
        var ticketAfter = clock.Steady() - FreshEnough;
        var refusals = 0;
        var refusedUpgrades = 0;
        var isStill = false;
        var opened = 0;
        while (true)
        {
            var run = new FeedSessionRun(_slot, _source, _sink, _services, _tell);
            TimeSpan? openedAt = null;
            string reason;
            TastyException? failure = null;
            try
            {
                var ticket = await _services.Tickets.GetAsync(ticketAfter, cancellationToken).ConfigureAwait(false);
                using var session = await _services.Opener.OpenAsync(ticket.Address, ticket.Token, run, cancellationToken).ConfigureAwait(false);
                openedAt = clock.Steady();
                isStill = false;
                if (opened++ > 0)
                    Interlocked.Increment(ref _reconnects);

                _current = run;
                Tell(StreamNoticeKind.Connected, $"Session {_slot.Number} is open.");
                if (ticket.IsDelayed && opened == 1)
                    Tell(StreamNoticeKind.Delayed, "The values are delayed, by 15 minutes as a rule: this environment has no live ones.");
                var end = await run.ServeAsync(session, TimeToRenew(ticket), cancellationToken).ConfigureAwait(false);
                if (clock.Steady() - openedAt.Value >= ReconnectBackOff.SuccessAfter)
                    refusals = 0;

                if (end is null)
                {
                    ticketAfter = clock.Steady();
                    Tell(StreamNoticeKind.Renewing, $"Session {_slot.Number} is being replaced, because its token is about to end; nothing needs to be done.");
                    continue;
                }

                reason = SessionEndText.Of(end.Value);
                if (end.Value.Reason == SessionEndReason.Refused)
                    failure = new TastyStreamTokenRefusedException(reason);
            }
            catch (TastyException problem) when (MayPass(problem))
            {
                reason = problem.Message;
                failure = problem;
            }
            finally
            {
                Leave(run);
            }

            if (failure is TastyStreamTokenRefusedException && ++refusals == 2)
                throw Refused(failure);

            refusedUpgrades = failure is TastyStreamUpgradeException { StatusCode: { } status } && IsRefusal(status) ? refusedUpgrades + 1 : 0;
            if (refusedUpgrades == MostRefusedUpgrades)
                throw UpgradeRefused((TastyStreamUpgradeException)failure!);

            ticketAfter = clock.Steady();
            var pause = _backOff.Next(clock.Steady() - openedAt ?? TimeSpan.Zero);
            if (failure is not null && ResilienceRules.UselessFor(failure) is { } useless && pause < useless)
                pause = WholeMilliseconds(useless);
            if (run.RateErrorAt is { } complained && clock.Steady() - complained < _slot.Limits.Window && pause < _slot.Limits.PauseAfterRateKill)
                pause = _slot.Limits.PauseAfterRateKill;

            Tell(
                StreamNoticeKind.Lost,
                FormattableString.Invariant($"Session {_slot.Number} is {(isStill ? "still " : "")}not connected: {reason} The next attempt is in {pause.TotalSeconds:0.#} s; what was subscribed will be subscribed again."),
                pause,
                failure is null ? null : ResilienceRules.CauseOf(failure));
            isStill = true;
            await clock.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool MayPass(TastyException problem) => problem.IsTransient || problem is TastyProtocolException;

    // Too many requests, and a request that took too long, may pass.
    private static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 and not (408 or 429);

    private static TastyStreamUpgradeException UpgradeRefused(TastyStreamUpgradeException last) => new(
        FormattableString.Invariant($"The streaming service refused the stream {MostRefusedUpgrades} times in a row, each time with a fresh token and address. The last time: {last.Message}"),
        last)
    {
        StatusCode = last.StatusCode,
    };

    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private static TastyStreamTokenRefusedException Refused(Exception last) => new(
        "The streaming service refused two fresh tokens in a row. Sign in anew, and see whether the account may stream market data; then open the stream again.",
        last);

    private TimeSpan TimeToRenew(StreamTicket ticket)
    {
        var spread = TimeSpan.FromTicks((long)(RenewSpread.Ticks * _services.Jitter()));
        var left = ticket.AskedAt + ticket.Lifetime - RenewAhead - spread - _services.Clock.Steady();
        return left > RenewSpread ? left : RenewSpread; // A token that is said to end sooner is used all the same; the service says when it does not do.
    }

    private void Leave(FeedSessionRun run)
    {
        _current = null;
        Interlocked.Add(ref _receivedBefore, run.Received);
        _source.OnSessionLost();
    }

    private void Tell(StreamNoticeKind kind, string text, TimeSpan? wait = null, Exception? failure = null) =>
        _tell(new StreamNotice(kind, _services.Clock.GetUtcNow(), text) { Session = _slot.Number, Wait = wait, Failure = failure });
}
