using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming;

/// <summary>
/// Market data as it comes. It keeps what its subscribers want subscribed, over as many sessions as that takes, however often the connection breaks.
/// Thread-safe. Consumers are called one at a time, on the threads that receive, and must not block; <see cref="MarketEventMailbox"/> hands over to
/// consumers that take their time.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of market data, and everybody calls it so.")]
public sealed class MarketDataStream : IDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _stopping;
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DesiredSet _desired = new();
    private readonly List<StreamSubscription> _subscriptions = [];
    private readonly HashSet<IMarketEventSink> _failedSinks = [];
    private readonly EventRouter _router;
    private readonly StreamSessions _sessions;
    private readonly FeedServices _services;
    private readonly MarketDataStreamOptions _options;
    private long _conflatedBefore;
    private bool _isOver;

    internal MarketDataStream(StreamBudget budget, FeedServices services, MarketDataStreamOptions options)
    {
        _stopping = _lifetime.Token;
        _services = services;
        _options = options;
        _router = new EventRouter(OnConsumerFailed);
        _sessions = new StreamSessions(budget, services, _desired, _router, options.Sessions ?? budget.Limits.Sessions, Tell, Finish, _stopping);
    }

    /// <summary>What the stream has to tell beside its events. Raised on any thread; what a handler throws is ignored.</summary>
    public event EventHandler<StreamNotice>? Noticed;

    /// <summary>Completes when the stream has been closed; fails when it had to be given up, e.g. because its token was refused twice.</summary>
    public Task Completion => _completion.Task;

    /// <summary>What it has done so far.</summary>
    public StreamCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return new StreamCounters(
                    _sessions.Received,
                    _conflatedBefore + MailboxesOf(_subscriptions).Sum(mailbox => mailbox.Conflated),
                    _router.Dropped,
                    _sessions.Reconnects,
                    _desired.Count,
                    _sessions.Open);
            }
        }
    }

    /// <summary>
    /// Wants items from now on. It never waits and never fails for lack of a connection: what is wanted is subscribed as soon as there is one, and again after
    /// each loss. Of what somebody else has subscribed already, the latest value is handed over at once, and a history is asked for again.
    /// </summary>
    /// <param name="items">What is wanted; candle symbols in any spelling.</param>
    /// <param name="sink">Who gets the events.</param>
    /// <exception cref="ArgumentException">A symbol is empty, or too long to be one.</exception>
    /// <exception cref="ObjectDisposedException">The stream is over.</exception>
    public StreamSubscription Subscribe(IEnumerable<FeedItem> items, IMarketEventSink sink)
    {
        if (items is null)
            throw new ArgumentNullException(nameof(items));
        if (sink is null)
            throw new ArgumentNullException(nameof(sink));

        var subscription = new StreamSubscription(Distinct(items), sink, End);
        lock (_gate)
        {
            if (_isOver)
                throw new ObjectDisposedException(nameof(MarketDataStream));

            _subscriptions.Add(subscription);
        }

        // The way first, so that no event finds none.
        var progress = subscription.Items.Select(item => _router.Add(subscription, item)).ToList();
        subscription.States = _desired.Acquire(subscription.Items, progress);
        _sessions.Grow();
        if (_options.NoDataAfter != Timeout.InfiniteTimeSpan)
            _ = TellSilenceAsync(subscription);

        return subscription;
    }

    /// <summary>Waits until everything wanted by now has been asked for. What there is no room for does not count; a notice names it.</summary>
    /// <exception cref="TastyException">The stream had to be given up.</exception>
    public async Task WhenSubscribedAsync(CancellationToken cancellationToken)
    {
        if (Completion.IsFaulted)
            await Completion.ConfigureAwait(false);

        await _desired.WhenSentAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes all sessions and waits until they are closed.</summary>
    public async Task CloseAsync()
    {
        Dispose();
        await Task.WhenAny(Completion).ConfigureAwait(false);
    }

    /// <summary>Begins to close all sessions, without unsubscribing; <see cref="Completion"/> says when that is done.</summary>
    public void Dispose() => Finish(null);

    private static IEnumerable<MarketEventMailbox> MailboxesOf(IEnumerable<StreamSubscription> subscriptions) =>
        subscriptions.Select(subscription => subscription.Sink).OfType<MarketEventMailbox>().Distinct();

    private List<FeedItem> Distinct(IEnumerable<FeedItem> items)
    {
        var byKey = new Dictionary<FeedKey, int>();
        List<FeedItem> distinct = [];
        foreach (var item in items)
        {
            if (string.IsNullOrWhiteSpace(item.Symbol))
                throw new ArgumentException("An item has no symbol.", nameof(items));
            if (!SubscriptionDraft.Fits(item, _services.Opener.MessageSize))
                throw new ArgumentException("The symbol of an item is too long to be one.", nameof(items));

            var key = FeedKey.Of(item);
            if (!byKey.TryGetValue(key, out var at))
            {
                byKey.Add(key, distinct.Count);
                distinct.Add(item);
            }
            else if (item.FromTime is { } from && !(distinct[at].FromTime <= from))
            {
                distinct[at] = distinct[at] with { FromTime = from };
            }
        }

        return distinct;
    }

    private void End(StreamSubscription subscription)
    {
        _router.Remove(subscription);
        lock (_gate)
        {
            _subscriptions.Remove(subscription);
            if (subscription.Sink is MarketEventMailbox mailbox && !MailboxesOf(_subscriptions).Contains(mailbox))
                _conflatedBefore += mailbox.Conflated;
        }

        _desired.Release(subscription.States);
        _sessions.Shrink();
    }

    private async Task TellSilenceAsync(StreamSubscription subscription)
    {
        try
        {
            await _desired.WhenSentAsync(_stopping).ConfigureAwait(false);
            await _services.Clock.Delay(_options.NoDataAfter, _stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // The stream is over.
        }
        catch (TastyException)
        {
            return; // The stream has told why it ended.
        }

        bool isWanted;
        lock (_gate)
            isWanted = _subscriptions.Contains(subscription);

        var silent = isWanted ? subscription.Items.Where((item, i) => subscription.States[i].IsSent && !_router.IsAnswered(item)).ToList() : [];
        if (silent.Count == 0)
            return;

        Tell(new StreamNotice(
            StreamNoticeKind.NoData,
            _services.Clock.GetUtcNow(),
            FormattableString.Invariant($"Nothing has come of {silent.Count} of {subscription.Items.Count} items in {_options.NoDataAfter.TotalSeconds:0} s: ")
            + $"{silent.Names()}. Symbols that never trade and indexes without quotes are silent; so are misspelt ones: use streamer symbols.")
        {
            Items = silent,
        });
    }

    private void Finish(Exception? failure)
    {
        lock (_gate)
        {
            if (_isOver)
                return;

            _isOver = true;
        }

        _lifetime.Cancel();
        var closing = _sessions.Close();
        _desired.Fail(failure ?? new ObjectDisposedException(nameof(MarketDataStream)));
        if (failure is not null)
            Tell(new StreamNotice(StreamNoticeKind.Failed, _services.Clock.GetUtcNow(), $"The stream has ended: {failure.Message}") { Failure = failure });

        _ = CompleteAsync(closing, failure);
    }

    private async Task CompleteAsync(IReadOnlyList<Task> closing, Exception? failure)
    {
        var all = Task.WhenAll(closing);
        await Task.WhenAny(all).ConfigureAwait(false);
        _lifetime.Dispose();
        if (failure is not null)
        {
            _completion.TrySetException(failure);
            _ = _completion.Task.Exception; // Told by a notice; whoever waits for the end gets it too.
        }
        else if (all.Exception is { } late)
        {
            _completion.TrySetException(late.InnerExceptions);
        }
        else
        {
            _completion.TrySetResult(true);
        }
    }

    // Called by the router, which is busy: the word goes out by another thread.
    private void OnConsumerFailed(IMarketEventSink sink, Exception failure)
    {
        lock (_failedSinks)
        {
            if (!_failedSinks.Add(sink))
                return;
        }

        ThreadPool.QueueUserWorkItem(_ => Tell(new StreamNotice(
            StreamNoticeKind.ConsumerFailed,
            _services.Clock.GetUtcNow(),
            $"A consumer failed on events and did not get them all: {failure.Message} The stream goes on; further failures of this consumer are only counted.")
        {
            Failure = failure,
        }));
    }

    private void Tell(StreamNotice notice)
    {
        if (Noticed is not { } handlers)
            return;

        foreach (var handler in handlers.GetInvocationList())
        {
            try
            {
                ((EventHandler<StreamNotice>)handler)(this, notice);
            }
            catch (Exception)
            {
                // A handler's own trouble must not end the stream it watches.
            }
        }
    }
}
