using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.MarketData;

/// <summary>Quotes of any number of instruments of any kinds together.</summary>
public sealed class QuoteService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MarketDataService _marketData;
    private readonly SnapshotSources? _sources;

    internal QuoteService(MarketDataService marketData, SnapshotSources? sources = null)
    {
        _marketData = marketData;
        _sources = sources;
    }

    /// <summary>
    /// Asks for quotes, 100 instruments of any kinds a request. An instrument named twice is asked for once. A request that fails costs only its own instruments; after a
    /// <see cref="TastyServiceNotInSandboxException"/> nothing more is asked.
    /// </summary>
    /// <param name="keys">The instruments. Without any, nothing is asked.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">A key has no symbol.</exception>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    /// <exception cref="TastyAuthorizationException">The scope is not enough.</exception>
    public async Task<QuoteReport> GetAsync(IReadOnlyList<InstrumentKey> keys, CancellationToken cancellationToken)
    {
        if (keys is null)
            throw new ArgumentNullException(nameof(keys));
        if (keys.Any(key => string.IsNullOrWhiteSpace(key.Symbol)))
            throw new ArgumentException("A key has no symbol.", nameof(keys));

        var wanted = Distinct(keys);
        var quotes = new List<Quote>(wanted.Count);
        var missing = new List<InstrumentKey>();
        var failures = new List<TastyException>();
        var defects = new List<ItemDefect>();
        for (var start = 0; start < wanted.Count; start += MarketDataService.BatchSize)
        {
            var batch = wanted.GetRange(start, Math.Min(MarketDataService.BatchSize, wanted.Count - start));
            var answers = await AskAsync(batch, failures, defects, cancellationToken).ConfigureAwait(false);
            foreach (var key in batch)
            {
                if (answers.TryGetValue(key.Symbol, out var item))
                    quotes.Add(new Quote(item));
                else
                    missing.Add(key);
            }
        }

        return new QuoteReport(quotes, missing, failures, defects);
    }

    /// <summary>
    /// Asks for quotes by REST and for the Greeks of the options among them by the feed, side by side. Without the feed the quotes come without Greeks, and the
    /// report names a <see cref="StreamUnavailableException"/>. The symbol of an option on a future does not tell the streamer's, so that its Greeks are not asked for.
    /// </summary>
    /// <param name="keys">The instruments. Without any, nothing is asked.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="waiting">Told, if the feed's limits make it wait for what was subscribed within the last minute, how long.</param>
    /// <exception cref="ArgumentException">A key has no symbol.</exception>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    /// <exception cref="TastyAuthorizationException">The scope is not enough.</exception>
    public async Task<QuoteReport> GetWithGreeksAsync(IReadOnlyList<InstrumentKey> keys, CancellationToken cancellationToken, Action<TimeSpan>? waiting = null)
    {
        if (keys is null)
            throw new ArgumentNullException(nameof(keys));
        if (keys.Any(key => string.IsNullOrWhiteSpace(key.Symbol)))
            throw new ArgumentException("A key has no symbol.", nameof(keys));

        var sources = _sources ?? throw new InvalidOperationException("This service has no feed.");
        var wanted = Distinct(keys);
        var follower = new Follower(waiting);
        using var batches = new BatchSource(sources.MarketData, sources.Clock);
        var run = new SnapshotRun(sources, batches, [.. wanted.Select(TargetOf)], ChainQuery.DefaultQuietPeriod, restGap: null, follower);
        using var patience = sources.Clock.CreateCancellationTokenSource(Patience + run.Estimate(useFeed: true));
        await run.RunAsync(useFeed: true, patience.Token, cancellationToken).ConfigureAwait(false);

        var quotes = new List<Quote>(wanted.Count);
        var missing = new List<InstrumentKey>();
        var withoutGreeks = new List<InstrumentKey>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var market = run.Board.Freeze(i);
            var greeks = market?.SourceOf(FactSet.Greeks);
            if (market?.Rest is { } item)
                quotes.Add(new Quote(item, greeks == ValueSource.Feed ? market.Greeks : null));
            else
                missing.Add(wanted[i]);
            if (greeks is null && IsOption(wanted[i].Type))
                withoutGreeks.Add(wanted[i]);
        }

        return new QuoteReport(quotes, missing, follower.Failures, run.Defects) { WithoutGreeks = withoutGreeks };
    }

    private static bool IsOption(InstrumentType type) => type is InstrumentType.EquityOption or InstrumentType.FutureOption;

    private static SnapshotTarget TargetOf(InstrumentKey key) => IsOption(key.Type)
        ? new SnapshotTarget(key, StreamerSymbolOf(key), FactSet.All, FactSet.Greeks, 0)
        : new SnapshotTarget(key, null, FactSet.ByRest, FactSet.None, 0);

    private static string? StreamerSymbolOf(InstrumentKey key) =>
        key.Type == InstrumentType.EquityOption && OccSymbol.TryParse(key.Symbol, out var option) ? option.ToStreamerSymbol().ToString() : null;

    private async Task<Dictionary<string, MarketDataItem>> AskAsync(
        List<InstrumentKey> batch, List<TastyException> failures, List<ItemDefect> defects, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, MarketDataItem>(StringComparer.Ordinal);
        if (failures.Any(failure => failure is TastyServiceNotInSandboxException))
            return answers;
        try
        {
            foreach (var item in await _marketData.GetBatchAsync(batch, defects, cancellationToken).ConfigureAwait(false))
                answers[item.Symbol] = item;
        }
        catch (TastyException failure) when (failure is not (TastyAuthenticationException or TastyAuthorizationException))
        {
            if (!failures.Any(told => (told.GetType(), told.StatusCode, told.ErrorCode) == (failure.GetType(), failure.StatusCode, failure.ErrorCode)))
                failures.Add(failure);
        }

        return answers;
    }

    // Answers are matched by symbol, so one question for each symbol is enough.
    private static List<InstrumentKey> Distinct(IReadOnlyList<InstrumentKey> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. keys.Where(key => seen.Add(key.Symbol))];
    }

    // The same trouble is told once.
    private sealed class Follower(Action<TimeSpan>? waiting) : ISnapshotListener
    {
        public List<TastyException> Failures { get; } = [];

        public void OnSettled()
        {
            // The rows leave together, in the order of the question.
        }

        public void OnFailure(TastyException failure)
        {
            if (!Failures.Any(told => (told.GetType(), told.StatusCode, told.ErrorCode) == (failure.GetType(), failure.StatusCode, failure.ErrorCode)))
                Failures.Add(failure);
        }

        public void OnWaiting(TimeSpan wait) => waiting?.Invoke(wait);
    }
}
