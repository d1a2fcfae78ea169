namespace TastyPS.Client.MarketData;

/// <summary>Quotes of any number of instruments of any kinds together.</summary>
public sealed class QuoteService
{
    private readonly MarketDataService _marketData;

    internal QuoteService(MarketDataService marketData) => _marketData = marketData;

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
}
