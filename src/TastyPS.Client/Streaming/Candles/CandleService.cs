using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>Reads the past of prices from the stream: each history to its end marker, then no more of it.</summary>
public sealed class CandleService
{
    // As many as one session takes; the session asks for as many of them at a time as the service answers.
    private const int MostAtOnce = 100;

    private readonly StreamingService _streaming;
    private readonly TimeProvider _clock;

    internal CandleService(StreamingService streaming, TimeProvider clock)
    {
        _streaming = streaming;
        _clock = clock;
    }

    /// <summary>Reads histories and hands each over when it is complete. One that does not end in time is handed over as a failure; the others go on.</summary>
    /// <param name="queries">What is wanted.</param>
    /// <param name="patience">How long to wait while nothing comes.</param>
    /// <param name="now">The service's time: candles that end later are not due yet.</param>
    /// <param name="deliver">Gets the histories, one at a time, in the order in which they are complete.</param>
    /// <param name="noticed">Gets what the stream has to tell, on any thread; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyException">The stream had to be given up.</exception>
    public async Task ReadAsync(
        IReadOnlyList<CandleQuery> queries, TimeSpan patience, DateTimeOffset now, Action<CandleSeries> deliver, Action<StreamNotice>? noticed, CancellationToken cancellationToken)
    {
        if (queries is null)
            throw new ArgumentNullException(nameof(queries));
        if (deliver is null)
            throw new ArgumentNullException(nameof(deliver));
        if (queries.Count == 0)
            return;

        var wake = new AsyncSignal();
        Exception? lastLoss = null;
        using var stream = _streaming.OpenMarketData(new MarketDataStreamOptions { Sessions = 1, NoDataAfter = Timeout.InfiniteTimeSpan });
        stream.Noticed += (_, notice) =>
        {
            if (notice.Kind is StreamNoticeKind.Lost or StreamNoticeKind.Connected)
                Volatile.Write(ref lastLoss, notice.Kind == StreamNoticeKind.Lost ? notice.Failure : null);
            noticed?.Invoke(notice);
        };
        _ = stream.Completion.ContinueWith(_ => wake.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        var waiting = new Queue<CandleQuery>(queries);
        List<PendingCandles> pending = [];
        while (waiting.Count + pending.Count > 0)
        {
            while (pending.Count < MostAtOnce && waiting.Count > 0)
                pending.Add(PendingCandles.Begin(stream, waiting.Dequeue(), wake));

            var isQuiet = !await wake.WaitAsync(patience, _clock, cancellationToken).ConfigureAwait(false);
            if (stream.Completion.IsFaulted)
                await stream.Completion.ConfigureAwait(false);

            var done = pending.Where(one => one.IsComplete).ToList();
            foreach (var one in done)
                deliver(one.ToSeries(now));
            if (done.Count == 0 && (isQuiet || stream.Completion.IsCompleted))
            {
                // What has not been asked for yet gets its turn when those that stay away make room, unless there is nobody to ask.
                done = pending.Exists(one => one.IsSent) ? pending.FindAll(one => one.IsSent) : [.. pending];
                foreach (var one in done)
                    deliver(new CandleSeries(one.Query, Failure(one, patience, Volatile.Read(ref lastLoss))));
            }

            foreach (var one in done)
                one.Dispose();
            pending.RemoveAll(done.Contains);
        }

        await stream.CloseAsync().ConfigureAwait(false);
    }

    private static TastyException Failure(PendingCandles one, TimeSpan patience, Exception? loss) => loss switch
    {
        TastyException failure => failure,
        _ when one.Received > 0 => new TastyTimeoutException(
            FormattableString.Invariant($"The history of {one.Query.Symbol} has not come to its end: nothing more came for {patience.TotalSeconds:0.#} s after {one.Received} candles.")),
        _ => new TastyTimeoutException(
            FormattableString.Invariant($"No candles of {one.Query.Symbol} have come in {patience.TotalSeconds:0.#} s. The streamer is silent about symbols that it does not know."), loss),
    };
}
