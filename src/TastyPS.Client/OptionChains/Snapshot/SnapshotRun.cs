using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// Gets the facts of many instruments: shares them out over feed sessions and REST requests under the limits of both, and ends when everything is answered,
/// or when nothing new has come for a while, or when its time is up.
/// </summary>
internal sealed class SnapshotRun
{
    // Enough to hide one round trip behind another; the request limits govern beyond that.
    private const int BatchesInFlight = 4;

    // If the feed's limits cost less, REST requests would not bring the end any nearer.
    private static readonly TimeSpan WorthSharing = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(1);

    private readonly AsyncSignal _signal = new();
    private readonly List<Task<Answer>> _inFlight = new(BatchesInFlight);
    private readonly List<TastyException> _excusable = [];
    private readonly List<FeedSide> _feeds = [];
    private readonly List<ItemDefect> _defects = [];
    private readonly SnapshotSources _sources;
    private readonly ISnapshotListener _listener;
    private readonly BatchSource _batches;
    private readonly TimeSpan _quietPeriod;
    private readonly long _startedAt;
    private FeedSide? _feed;
    private RestShare _share;
    private bool _hasRest;
    private TimeSpan? _quietSince;
    private TimeSpan _estimate;

    /// <param name="sources">Whom to ask.</param>
    /// <param name="batches">The REST side; the caller may use it before.</param>
    /// <param name="targets">What to ask for, group by group.</param>
    /// <param name="quietPeriod">How long after the last new answer the feed is not waited for any more.</param>
    /// <param name="restGap">Why the REST service is known to have no market data; null if it may have.</param>
    /// <param name="listener">Follows the run.</param>
    public SnapshotRun(SnapshotSources sources, BatchSource batches, IReadOnlyList<SnapshotTarget> targets, TimeSpan quietPeriod, TastyException? restGap, ISnapshotListener listener)
    {
        _sources = sources;
        _batches = batches;
        _quietPeriod = quietPeriod;
        _listener = listener;
        _hasRest = restGap is null;
        _startedAt = sources.Clock.GetTimestamp();
        Board = new FactBoard(targets, sources.Clock, _signal.Set);
        if (restGap is null)
            return;

        _excusable.Add(restGap);
        Board.GiveUpRest();
    }

    public FactBoard Board { get; }

    /// <summary>True if the time was up before everything was answered.</summary>
    public bool TimedOut { get; private set; }

    /// <summary>What the limits still cost, as it was reckoned at the beginning.</summary>
    public TimeSpan Remaining => _feed is null
        ? _hasRest ? Pacing(Batches(Board.RestTargets)) : TimeSpan.Zero
        : _estimate - _sources.Clock.GetElapsedTime(_startedAt) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>The sessions that were used.</summary>
    public IReadOnlyList<FeedSide> Feeds => _feeds;

    /// <summary>Items of REST replies that could not be used.</summary>
    public IReadOnlyList<ItemDefect> Defects
    {
        get
        {
            lock (_defects)
                return [.. _defects];
        }
    }

    /// <summary>What the limits will cost: to be asked before the run.</summary>
    public TimeSpan Estimate(bool useFeed)
    {
        var requests = Batches(Board.RestTargets);
        if (!useFeed || Board.FeedFacts == 0)
            return _hasRest ? Pacing(requests) : TimeSpan.Zero;

        return Estimate(_sources.Streaming.Budget.EstimateWait);
    }

    /// <summary>Runs to the end. Sessions are closed by then, and requests are over.</summary>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    /// <exception cref="TastyAuthorizationException">The scope is not enough for REST market data.</exception>
    public async Task RunAsync(bool useFeed, CancellationToken timeUp, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp);
        using var wake = either.Token.Register(_signal.Set);
        try
        {
            await OpenFeedAsync(useFeed, timeUp, stop).ConfigureAwait(false);
            while (true)
            {
                await CollectAsync().ConfigureAwait(false);
                ReviewFeed();
                _listener.OnSettled();
                if (Board.Pending == 0)
                    break;

                stop.ThrowIfCancellationRequested();
                if (timeUp.IsCancellationRequested)
                {
                    TimedOut = true;
                    break;
                }

                AskMore(either.Token, timeUp, stop);
                if (WaitForMore() is not { } wait)
                    break;

                await _signal.WaitAsync(wait, _sources.Clock, stop).ConfigureAwait(false);
            }

            if (_feed is not null)
                _excusable.RemoveAll(failure => Board.Pending == 0 || failure is TastyServiceNotInSandboxException);

            TellExcuses();
        }
        finally
        {
            // Left early: nothing may go on reading behind the caller's back.
            either.Cancel();
            await Task.WhenAll(_inFlight.Select(SettledAsync)).ConfigureAwait(false);
            foreach (var feed in _feeds)
                await feed.CloseAsync().ConfigureAwait(false);
        }
    }

    // Why a batch ends that nobody waits for any more is of no interest; that it has ended is.
    private static Task SettledAsync(Task<Answer> batch) =>
        batch.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static int Batches(int instruments) => (instruments + MarketDataService.BatchSize - 1) / MarketDataService.BatchSize;

    private static bool EndsTheRun(TastyException failure) => failure is TastyAuthenticationException or TastyAuthorizationException;

    private TimeSpan Pacing(int requests) => _sources.EstimatePacing(ApiFamily.MarketData, requests);

    private TimeSpan Estimate(Func<int, TimeSpan> feedTime)
    {
        var items = Board.FeedFacts;
        if (!Shares(items, feedTime))
            return feedTime(items);

        var sharedByInstrument = Board.RestTargets == 0 ? 0 : (items - Board.FeedOnlyFacts) / Board.RestTargets;
        return SnapshotEstimate.Shared(items, sharedByInstrument, Batches(Board.RestTargets), MarketDataService.BatchSize, feedTime, Pacing);
    }

    // Whether REST requests are to take from the end of the list what the feed would come to last, or not at all.
    private bool Shares(int items, Func<int, TimeSpan> feedTime)
    {
        var capacity = (long)_sources.Streaming.Limits.ItemsPerSession * _sources.Streaming.Budget.FreeSlots;
        return _hasRest && (capacity < items || feedTime(items) > WorthSharing);
    }

    private async Task OpenFeedAsync(bool useFeed, CancellationToken timeUp, CancellationToken stop)
    {
        var items = Board.FeedFacts;
        if (!useFeed || items == 0)
        {
            Board.GiveUpFeed();
            TellExcuses();
            _share = RestShare.All;
            return;
        }

        var streaming = _sources.Streaming;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp);
            await FeedSide.EnsureTokenAsync(streaming, _sources.Clock, either.Token).ConfigureAwait(false);
        }
        catch (TastyException failure) when (failure is not TastyAuthenticationException)
        {
            LoseFeed(failure);
            return;
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return; // The run is about to end by its time.
        }

        var budget = streaming.Budget;
        _estimate = Estimate(budget.EstimateWait);
        if (_estimate - Estimate(budget.EstimateIdleWait) is var wait && wait > WorthTelling)
            _listener.OnWaiting(wait);

        var shares = Shares(items, budget.EstimateWait);
        _share = shares ? RestShare.Tail : RestShare.Own;
        _feed = FeedSide.Open(streaming, items, Board.FeedKinds, room => Board.FeedItems(shares ? Board.WholeInstruments(room) : Board.Count), Board.IsWanted, Board, _signal.Set);
        _feeds.Add(_feed);
    }

    private async Task CollectAsync()
    {
        for (var i = _inFlight.Count - 1; i >= 0; i--)
        {
            if (!_inFlight[i].IsCompleted)
                continue;

            var done = _inFlight[i];
            _inFlight.RemoveAt(i);
            Take(await done.ConfigureAwait(false));
        }
    }

    private void Take(Answer answer)
    {
        TimedOut |= answer.TimedOut;
        if (answer.Failure is TastyServiceNotInSandboxException)
        {
            _hasRest = false;
            Board.GiveUpRest();
        }

        if (answer.Failure is { } failure)
        {
            if (_feed is null)
                _listener.OnFailure(failure);
            else
                _excusable.Add(failure);
        }

        var forFeed = Board.OnRest(answer.Asked, answer.Items);
        _feed?.Add(forFeed);
    }

    private void ReviewFeed()
    {
        if (_feed?.Review(Board.LastAnswerAt) is not { } failure)
            return;
        if (failure is TastyAuthenticationException)
            throw failure;

        LoseFeed(failure);
    }

    private void LoseFeed(TastyException failure)
    {
        _feed = null;
        _share = RestShare.All;
        _listener.OnFailure(new StreamUnavailableException(Board.FeedKinds, failure));
        TellExcuses();
        Board.GiveUpFeed();
    }

    // What failed while the feed could make up for it.
    private void TellExcuses()
    {
        foreach (var failure in _excusable)
            _listener.OnFailure(failure);

        _excusable.Clear();
    }

    private void AskMore(CancellationToken either, CancellationToken timeUp, CancellationToken stop)
    {
        while (_hasRest && _inFlight.Count < BatchesInFlight && NextBatch() is { Count: > 0 } batch)
        {
            var asking = AskAsync(batch, either, timeUp, stop);
            _inFlight.Add(asking);
            _ = asking.ContinueWith(_ => _signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private List<int> NextBatch()
    {
        var batch = Board.TakeForRest(_share, MarketDataService.BatchSize);
        if (batch.Count > 0 || _share != RestShare.Tail || _feed is not { AllSent: false } || _sources.Streaming.Budget.EstimateWait(1) < WorthTelling)
            return batch;

        // Both have met, and the feed's next message is far off: an instrument that it was asked for in part need not wait for that.
        return Board.TakeForRest(RestShare.Stragglers, MarketDataService.BatchSize);
    }

    private async Task<Answer> AskAsync(List<int> asked, CancellationToken either, CancellationToken timeUp, CancellationToken stop)
    {
        try
        {
            var keys = asked.ConvertAll(Board.KeyOf);
            var defects = new List<ItemDefect>();
            var items = await _batches.GetAsync(keys, defects, either).ConfigureAwait(false);
            lock (_defects)
                _defects.AddRange(defects);

            return new Answer(asked, items, null, TimedOut: false);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return new Answer(asked, [], null, TimedOut: true);
        }
        catch (TastyException e) when (!EndsTheRun(e))
        {
            return new Answer(asked, [], e, TimedOut: false);
        }
    }

    // How long to wait for something to happen; null if nothing more will.
    private TimeSpan? WaitForMore()
    {
        if (_inFlight.Count > 0)
        {
            _quietSince = null;
            return Timeout.InfiniteTimeSpan;
        }

        if (_feed is null || _share == RestShare.Stragglers)
            return null;
        if (!_feed.AllSent && _feed.HasRoom)
        {
            _quietSince = null;
            return Timeout.InfiniteTimeSpan;
        }

        var now = _sources.Clock.Steady();
        var since = _quietSince ??= now;
        if (Board.LastAnswerAt is var last && last > since)
            since = last;
        if (since + _quietPeriod is var end && end > now)
            return TimeSpan.FromMilliseconds(Math.Ceiling((end - now).TotalMilliseconds));
        if (!_hasRest)
            return null;

        // The feed has had its chance: what it left unanswered is asked for once more, elsewhere.
        _share = RestShare.Stragglers;
        return TimeSpan.Zero;
    }

    private sealed record Answer(IReadOnlyList<int> Asked, IReadOnlyList<MarketDataItem> Items, TastyException? Failure, bool TimedOut);
}
