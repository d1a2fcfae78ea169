using System.Globalization;
using TastyPS.Client.Http;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Runs a chain query: contracts from the nested chain, market data by REST in batches, joined as they come.</summary>
/// <param name="client">The client to ask.</param>
/// <param name="serviceClock">The service's clock, which stamps the rows. Time-outs run on the client's own.</param>
public sealed class ChainQueryRunner(TastyClient client, TimeProvider serviceClock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Enough to hide one round trip behind another; the request limits govern beyond that.
    private const int BatchesInFlight = 4;

    /// <summary>Runs the query to its end and reports what was asked and answered.</summary>
    /// <exception cref="TastyException">The chain itself cannot be had, or the credentials were refused.</exception>
    public async Task<SnapshotCoverage> RunAsync(ChainQuery query, IChainObserver observer, CancellationToken cancellationToken)
    {
        using var run = new Run(client, serviceClock, query, observer);
        return await run.ToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed class Run(TastyClient client, TimeProvider serviceClock, ChainQuery query, IChainObserver observer) : IDisposable
    {
        // A price that only fills a column may not use up the time that the contracts need.
        private const int PriceShare = 4;

        private readonly BatchSource _batches = new(client);
        private readonly CoverageCounter _coverage = new();
        private readonly HashSet<string> _failuresTold = new(StringComparer.Ordinal);
        private readonly long _startedAt = client.Clock.GetTimestamp();
        private readonly CancellationTokenSource _deadline =
            query.Timeout is { } timeout ? client.Clock.CreateCancellationTokenSource(timeout) : new CancellationTokenSource();

        private readonly ChainFilter _filter = query.Filter.Now is null ? query.Filter with { Now = serviceClock.GetUtcNow() } : query.Filter;

        private bool _timedOut;
        private bool _hasNoMarketData;

        private bool NeedsPrice => !query.ContractOnly || _filter.StrikeCount is not null;

        public async Task<SnapshotCoverage> ToEndAsync(CancellationToken stop)
        {
            if (query.ContractOnly && query.Unordered && !_filter.NeedsWholeChain)
                await DeliverAsReadAsync(stop).ConfigureAwait(false);
            else
                await DeliverWholeAsync(stop).ConfigureAwait(false);
            return _coverage.Report(query.Underlying, asked: !query.ContractOnly, _batches.Requests, client.Clock.GetElapsedTime(_startedAt), _timedOut);
        }

        public void Dispose()
        {
            _batches.Dispose();
            _deadline.Dispose();
        }

        private async Task<decimal?> PriceIfNeededAsync(CancellationToken stop)
        {
            if (!NeedsPrice)
                return null;

            decimal? price = null;
            try
            {
                price = await AskPriceAsync(stop).ConfigureAwait(false);
            }
            catch (TastyException e) when (_filter.StrikeCount is null && e is not (TastyAuthenticationException or TastyAuthorizationException))
            {
                Tell(e);
            }

            if (price is null && _filter.StrikeCount is not null)
                throw new UnderlyingPriceMissingException(query.Underlying);
            return price;
        }

        private async Task<decimal?> AskPriceAsync(CancellationToken stop)
        {
            var patience = query.Timeout ?? Patience + client.EstimatePacing(ApiFamily.MarketData, 1);
            if (query.Timeout is not null && _filter.StrikeCount is null)
                patience = TimeSpan.FromTicks(patience.Ticks / PriceShare);
            using var timeUp = client.Clock.CreateCancellationTokenSource(patience);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp.Token, _deadline.Token);
            try
            {
                var items = await _batches.GetAsync([new InstrumentKey(InstrumentType.Equity, query.Underlying)], either.Token).ConfigureAwait(false);
                return items.Count == 0 ? null : items[0].Last ?? items[0].Mark ?? items[0].Mid;
            }
            catch (OperationCanceledException) when ((timeUp.IsCancellationRequested || _deadline.IsCancellationRequested) && !stop.IsCancellationRequested)
            {
                _timedOut = true;
                throw new TastyTimeoutException($"No price of {query.Underlying} within {Seconds(patience)} s.");
            }
        }

        // Contracts alone and in any order: each series leaves as soon as its bytes are there.
        private async Task DeliverAsReadAsync(CancellationToken stop)
        {
            using var reader = await InTimeAsync(either => client.OptionChains.OpenNestedAsync(query.Underlying, either), stop).ConfigureAwait(false);
            var price = await PriceIfNeededAsync(stop).ConfigureAwait(false);
            var chain = new List<OptionSeries>();
            while (await InTimeAsync(reader.ReadAsync, stop).ConfigureAwait(false) is { } series)
            {
                chain.Add(series);
                if (_filter.Accepts(series))
                    DeliverContracts(series, price);
            }

            TellUnlisted(chain);
        }

        private async Task DeliverWholeAsync(CancellationToken stop)
        {
            var chain = await InTimeAsync(either => client.OptionChains.GetNestedAsync(query.Underlying, either), stop).ConfigureAwait(false);
            TellUnlisted(chain);
            var wanted = _filter.Select(chain);
            if (!query.Unordered)
                wanted = InOrder(wanted);

            var price = wanted.Any(series => series.Contracts.Count > 0) ? await PriceIfNeededAsync(stop).ConfigureAwait(false) : null;
            if (query.ContractOnly)
            {
                foreach (var series in wanted)
                {
                    stop.ThrowIfCancellationRequested();
                    DeliverContracts(series, price);
                }

                return;
            }

            foreach (var defect in wanted.SelectMany(series => series.Defects))
                observer.OnDefect(defect);
            var contracts = wanted.Where(series => series.Contracts.Count > 0).SelectMany(series => _filter.ContractsOf(series, price));
            await DeliverWithMarketDataAsync([.. contracts], price, stop).ConfigureAwait(false);
        }

        private void TellUnlisted(IReadOnlyCollection<OptionSeries> chain)
        {
            if (_filter.Unlisted(chain) is { IsEmpty: false } names)
                observer.OnUnlisted(names);
        }

        // Without its contracts a query is nothing, so the chain that comes too late is a failure.
        private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken stop)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _deadline.Token);
            try
            {
                return await ask(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_deadline.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                throw new TastyTimeoutException($"{query.Underlying}: the option chain was not complete within {Seconds(query.Timeout.GetValueOrDefault())} s.");
            }
        }

        private void DeliverContracts(OptionSeries series, decimal? price)
        {
            foreach (var defect in series.Defects)
                observer.OnDefect(defect);

            if (series.Contracts.Count == 0)
                return;

            var contracts = _filter.ContractsOf(series, price);
            var rows = new OptionRow[contracts.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = new OptionRow(contracts[i], null, price, null);
                _coverage.Count(contracts[i], null);
            }

            if (rows.Length > 0)
                observer.OnRows(rows);
        }

        private async Task DeliverWithMarketDataAsync(IReadOnlyList<OptionContract> contracts, decimal? price, CancellationToken stop)
        {
            var batches = Batches(contracts);
            var pacing = Pacing(batches.Count);
            observer.OnProgress(new ChainProgress(contracts.Count, 0, pacing));
            using var patience = query.Timeout is null ? client.Clock.CreateCancellationTokenSource(Patience + pacing) : null;
            var timeUp = patience?.Token ?? _deadline.Token;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp);

            var next = 0;
            var delivered = 0;
            var inFlight = new List<Task<Answer>>(BatchesInFlight);
            try
            {
                while (next < batches.Count || inFlight.Count > 0)
                {
                    stop.ThrowIfCancellationRequested();
                    while (next < batches.Count && inFlight.Count < BatchesInFlight)
                        inFlight.Add(AskAsync(batches[next++], timeUp, either.Token, stop));

                    var done = query.Unordered ? await Task.WhenAny(inFlight).ConfigureAwait(false) : inFlight[0];
                    var answer = await done.ConfigureAwait(false);
                    inFlight.Remove(done);
                    Deliver(answer, price);
                    delivered += answer.Contracts.Count;
                    observer.OnProgress(new ChainProgress(contracts.Count, delivered, Pacing(batches.Count - next)));
                }
            }
            finally
            {
                // Left early: nothing may go on reading behind the caller's back.
                either.Cancel();
                await Task.WhenAll(inFlight.Select(SettledAsync)).ConfigureAwait(false);
            }
        }

        private TimeSpan Pacing(int batches) => _hasNoMarketData ? TimeSpan.Zero : client.EstimatePacing(ApiFamily.MarketData, batches);

        // Why a batch ends that nobody waits for any more is of no interest; that it has ended is.
        private static Task SettledAsync(Task<Answer> batch) =>
            batch.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        private async Task<Answer> AskAsync(IReadOnlyList<OptionContract> contracts, CancellationToken timeUp, CancellationToken either, CancellationToken stop)
        {
            if (timeUp.IsCancellationRequested)
                return new Answer(contracts, [], null, TimedOut: true);
            if (_hasNoMarketData)
                return new Answer(contracts, [], null, TimedOut: false);
            try
            {
                var keys = contracts.Select(contract => new InstrumentKey(InstrumentType.EquityOption, contract.Symbol)).ToArray();
                return new Answer(contracts, await _batches.GetAsync(keys, either).ConfigureAwait(false), null, TimedOut: false);
            }
            catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                return new Answer(contracts, [], null, TimedOut: true);
            }
            catch (TastyException e) when (e is not (TastyAuthenticationException or TastyAuthorizationException))
            {
                return new Answer(contracts, [], e, TimedOut: false);
            }
        }

        private void Deliver(Answer answer, decimal? price)
        {
            _timedOut |= answer.TimedOut;
            if (answer.Failure is not null)
                Tell(answer.Failure);

            var items = new Dictionary<string, MarketDataItem>(answer.Items.Count, StringComparer.Ordinal);
            foreach (var item in answer.Items)
                items[item.Symbol] = item;

            var now = serviceClock.GetUtcNow();
            var rows = new OptionRow[answer.Contracts.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                var contract = answer.Contracts[i];
                var item = items.TryGetValue(contract.Symbol, out var found) ? found : null;
                rows[i] = new OptionRow(contract, item, price, now);
                _coverage.Count(contract, item);
            }

            observer.OnRows(rows);
        }

        // The same trouble is told once, not two hundred times.
        private void Tell(TastyException failure)
        {
            _hasNoMarketData |= failure is TastyServiceNotInSandboxException;
            if (_failuresTold.Add($"{failure.GetType().Name} {failure.StatusCode} {failure.ErrorCode}"))
                observer.OnFailure(failure);
        }

        private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

        private static IReadOnlyList<OptionSeries> InOrder(IReadOnlyList<OptionSeries> chain) =>
            [.. chain.OrderBy(series => series.Expiration).ThenBy(series => series.Root, StringComparer.Ordinal)];

        private static List<IReadOnlyList<OptionContract>> Batches(IReadOnlyList<OptionContract> contracts)
        {
            var batches = new List<IReadOnlyList<OptionContract>>((contracts.Count / MarketDataService.BatchSize) + 1);
            for (var start = 0; start < contracts.Count; start += MarketDataService.BatchSize)
                batches.Add([.. contracts.Skip(start).Take(MarketDataService.BatchSize)]);
            return batches;
        }
    }

    private sealed record Answer(IReadOnlyList<OptionContract> Contracts, IReadOnlyList<MarketDataItem> Items, TastyException? Failure, bool TimedOut);
}
