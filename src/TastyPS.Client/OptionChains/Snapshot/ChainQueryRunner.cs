using System.Globalization;
using System.Runtime.ExceptionServices;
using TastyPS.Client.Http;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Runs a chain query: contracts from the nested chain, market data from the feed and by REST, joined as it comes.</summary>
/// <param name="client">The client to ask.</param>
/// <param name="serviceClock">The service's clock, which stamps the rows. Time-outs run on the client's own.</param>
public sealed class ChainQueryRunner(TastyClient client, TimeProvider serviceClock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A session of its own, one symbol: seconds, or there is none.
    private static readonly TimeSpan FeedPricePatience = TimeSpan.FromSeconds(10);

    /// <summary>Runs the query to its end and reports what was asked and answered.</summary>
    /// <exception cref="TastyException">The chain itself cannot be had, or the credentials were refused.</exception>
    /// <exception cref="OperationCanceledException">The caller left early; the observer has the report of what was answered until then.</exception>
    public async Task<SnapshotCoverage> RunAsync(ChainQuery query, IChainObserver observer, CancellationToken cancellationToken)
    {
        using var run = new Run(client, serviceClock, query, observer);
        return await run.ToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private sealed class Run(TastyClient client, TimeProvider serviceClock, ChainQuery query, IChainObserver observer) : IDisposable
    {
        // A price that only fills a column may not use up the time that the contracts need.
        private const int PriceShare = 4;

        private readonly SnapshotSources _sources = client.SnapshotSources;
        private readonly BatchSource _batches = new(client.MarketData, client.Clock);
        private readonly FactSet _wanted = WantedBy(query);
        private readonly CoverageCounter _coverage = new(WantedBy(query));
        private readonly HashSet<string> _failuresTold = new(StringComparer.Ordinal);
        private readonly Dictionary<string, decimal?> _prices = new(StringComparer.Ordinal);
        private readonly long _startedAt = client.Clock.GetTimestamp();
        private readonly CancellationTokenSource _deadline =
            query.Timeout is { } timeout ? client.Clock.CreateCancellationTokenSource(timeout) : new CancellationTokenSource();

        private readonly ChainFilter _filter = query.Filter.Now is null ? query.Filter with { Now = serviceClock.GetUtcNow() } : query.Filter;

        private bool _timedOut;
        private TastyException? _restGap;
        private SnapshotRun? _snapshot;

        private bool ContractOnly => _wanted == FactSet.None;

        private bool NeedsPrice => !ContractOnly || _filter.StrikeCount is not null;

        public async Task<SnapshotCoverage> ToEndAsync(CancellationToken stop)
        {
            try
            {
                if (ContractOnly && query.Unordered && !_filter.NeedsWholeChain)
                    await DeliverAsReadAsync(stop).ConfigureAwait(false);
                else
                    await DeliverWholeAsync(stop).ConfigureAwait(false);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                observer.OnLeftEarly(Report(leftEarly: true));
                throw;
            }

            return Report(leftEarly: false);
        }

        public void Dispose()
        {
            _batches.Dispose();
            _deadline.Dispose();
        }

        private SnapshotCoverage Report(bool leftEarly)
        {
            var feeds = _snapshot?.Feeds ?? [];
            return new SnapshotCoverage(query.Underlying, _coverage)
            {
                Requests = _batches.Requests,
                Sessions = feeds.Sum(feed => feed.Sessions),
                Reconnects = feeds.Sum(feed => feed.Reconnects),
                Events = feeds.Sum(feed => feed.Received),
                Notices = feeds.SelectMany(feed => feed.Notices).ToArray(), // Scripts take single ones by their number.
                Duration = client.Clock.GetElapsedTime(_startedAt),
                TimedOut = _timedOut,
                LeftEarly = leftEarly,
            };
        }

        // Each future of a product has a price of its own.
        private decimal? PriceOf(OptionSeries series) => _prices.TryGetValue(series.Underlying, out var price) ? price : null;

        private async Task AskPricesIfNeededAsync(IEnumerable<OptionSeries> wanted, CancellationToken stop)
        {
            if (!NeedsPrice)
                return;

            var unknown = wanted.Where(series => series.Contracts.Count > 0 && !_prices.ContainsKey(series.Underlying)).GroupBy(series => series.Underlying).Select(group => group.First()).ToList();
            if (unknown.Count == 0)
                return;

            TastyException? failure = null;
            try
            {
                foreach (var item in await AskPricesAsync(unknown, stop).ConfigureAwait(false))
                    _prices[item.Symbol] = item.Last ?? item.Mark ?? item.Mid;
            }
            catch (TastyException e) when (e is not (TastyAuthenticationException or TastyAuthorizationException))
            {
                failure = e;
                _restGap = e as TastyServiceNotInSandboxException;
            }

            foreach (var series in unknown.Where(series => PriceOf(series) is null))
                _prices[series.Underlying] = query.UseStream && series.UnderlyingStreamerSymbol is { } symbol ? await AskPriceOfFeedAsync(symbol, stop).ConfigureAwait(false) : null;
            if (unknown.FirstOrDefault(series => PriceOf(series) is null) is not { } without)
                return;

            if (_filter.StrikeCount is not null)
            {
                if (failure is not null)
                    ExceptionDispatchInfo.Capture(failure).Throw();
                throw new UnderlyingPriceMissingException(without.Underlying);
            }

            _timedOut |= failure is TastyTimeoutException && query.Timeout is not null;
            if (failure is not (null or TastyServiceNotInSandboxException))
                Tell(failure);
        }

        private async Task<decimal?> AskPriceOfFeedAsync(string symbol, CancellationToken stop)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _deadline.Token);
            var patience = query.Timeout is { } timeout && timeout < FeedPricePatience + FeedPricePatience ? TimeSpan.FromTicks(timeout.Ticks / PriceShare) : FeedPricePatience;
            try
            {
                return await FeedPrice.GetAsync(_sources, symbol, patience, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_deadline.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                return null;
            }
        }

        private async Task<IReadOnlyList<MarketDataItem>> AskPricesAsync(List<OptionSeries> unknown, CancellationToken stop)
        {
            var patience = query.Timeout ?? Patience + client.EstimatePacing(ApiFamily.MarketData, 1);
            if (query.Timeout is not null && _filter.StrikeCount is null)
                patience = TimeSpan.FromTicks(patience.Ticks / PriceShare);
            using var timeUp = client.Clock.CreateCancellationTokenSource(patience);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeUp.Token, _deadline.Token);
            try
            {
                return await _batches.GetAsync(unknown.ConvertAll(series => series.UnderlyingKey), null, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when ((timeUp.IsCancellationRequested || _deadline.IsCancellationRequested) && !stop.IsCancellationRequested)
            {
                throw new TastyTimeoutException($"No price of {query.Underlying} within {Seconds(patience)} s.");
            }
        }

        // Contracts alone and in any order: each series leaves as soon as its bytes are there.
        private async Task DeliverAsReadAsync(CancellationToken stop)
        {
            using var reader = await InTimeAsync(either => client.OptionChains.OpenNestedAsync(query.Underlying, either), stop).ConfigureAwait(false);
            var chain = new List<OptionSeries>();
            while (await InTimeAsync(reader.ReadAsync, stop).ConfigureAwait(false) is { } series)
            {
                chain.Add(series);
                if (!_filter.Accepts(series))
                    continue;
                await AskPricesIfNeededAsync([series], stop).ConfigureAwait(false);
                DeliverContracts(series);
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

            await AskPricesIfNeededAsync(wanted, stop).ConfigureAwait(false);
            if (ContractOnly)
            {
                foreach (var series in wanted)
                {
                    stop.ThrowIfCancellationRequested();
                    DeliverContracts(series);
                }

                return;
            }

            foreach (var defect in wanted.SelectMany(series => series.Defects))
                observer.OnDefect(defect);
            var contracts = wanted.Where(series => series.Contracts.Count > 0).SelectMany(series => _filter.ContractsOf(series, PriceOf(series)));
            await DeliverWithMarketDataAsync([.. contracts], stop).ConfigureAwait(false);
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

        private void DeliverContracts(OptionSeries series)
        {
            foreach (var defect in series.Defects)
                observer.OnDefect(defect);

            if (series.Contracts.Count == 0)
                return;

            var price = PriceOf(series);
            var contracts = _filter.ContractsOf(series, price);
            var rows = new OptionRow[contracts.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] = new OptionRow(contracts[i], (JoinedMarket?)null, price, null);
                _coverage.Count(contracts[i], null);
            }

            if (rows.Length > 0)
                observer.OnRows(rows);
        }

        private async Task DeliverWithMarketDataAsync(IReadOnlyList<OptionContract> contracts, CancellationToken stop)
        {
            if (contracts.Count == 0)
            {
                observer.OnProgress(new ChainProgress(0, 0, TimeSpan.Zero));
                return;
            }

            var delivery = new ChainDelivery(contracts, query.Unordered, RowOf, Tell, observer, stop);
            var snapshot = _snapshot = new SnapshotRun(_sources, _batches, Targets(contracts), query.QuietPeriod, _restGap, delivery);
            delivery.Snapshot = snapshot;
            var estimate = snapshot.Estimate(query.UseStream);
            observer.OnProgress(new ChainProgress(contracts.Count, 0, estimate));
            using var patience = query.Timeout is null ? client.Clock.CreateCancellationTokenSource(Patience + estimate) : null;
            await snapshot.RunAsync(query.UseStream, patience?.Token ?? _deadline.Token, stop).ConfigureAwait(false);
            _timedOut |= snapshot.TimedOut;
            stop.ThrowIfCancellationRequested();
            delivery.Complete();
        }

        private OptionRow RowOf(OptionContract contract, JoinedMarket? market)
        {
            _coverage.Count(contract, market);
            var now = serviceClock.GetUtcNow();
            return new OptionRow(contract, market, PriceOf(contract.Series), now, ReferenceEquals(serviceClock, client.Clock) ? TimeSpan.Zero : now - client.Clock.GetUtcNow());
        }

        private SnapshotTarget[] Targets(IReadOnlyList<OptionContract> contracts)
        {
            var targets = new SnapshotTarget[contracts.Count];
            var group = -1;
            for (var i = 0; i < targets.Length; i++)
            {
                var contract = contracts[i];
                if (i == 0 || contract.Series != contracts[i - 1].Series)
                    group++;

                targets[i] = new SnapshotTarget(contract.Key, contract.StreamerSymbol, _wanted, _wanted, group);
            }

            return targets;
        }

        // The same trouble is told once, not two hundred times.
        private void Tell(TastyException failure)
        {
            if (_failuresTold.Add($"{failure.GetType().Name} {failure.StatusCode} {failure.ErrorCode}"))
                observer.OnFailure(failure);
        }

        private static FactSet WantedBy(ChainQuery query) => query.ContractOnly ? FactSet.None : FactSets.Of(query.Facts);

        private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

        private static IReadOnlyList<OptionSeries> InOrder(IReadOnlyList<OptionSeries> chain) =>
            [.. chain.OrderBy(series => series.Expiration).ThenBy(series => series.Root, StringComparer.Ordinal)];
    }
}
