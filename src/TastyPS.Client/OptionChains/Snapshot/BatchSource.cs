using TastyPS.Client.Http;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// Gets the market of contracts, batch by batch, side by side. It sits out one pause of the circuit breaker, because an outage of seconds
/// must not cost the rest of a chain; who meets the breaker again after that is refused, because a dead service must not hold a run up for long.
/// </summary>
internal sealed class BatchSource(MarketDataService marketData, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _hasSatOut;
    private int _requests;

    /// <summary>How many batches were asked for.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Asks for one batch.</summary>
    /// <param name="keys">What to ask for.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyException">The batch cannot be had.</exception>
    public async Task<IReadOnlyList<MarketDataItem>> GetAsync(IReadOnlyList<InstrumentKey> keys, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        try
        {
            return await marketData.GetBatchAsync(keys, defects, cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException e) when (ResilienceRules.IsPaused(e))
        {
            return await GetAfterPauseAsync(keys, defects, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _turn.Dispose();

    // One after the other: the breaker lets a single call through to see whether the service is back.
    private async Task<IReadOnlyList<MarketDataItem>> GetAfterPauseAsync(
        IReadOnlyList<InstrumentKey> keys, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_hasSatOut)
            {
                _hasSatOut = true;
                await clock.Delay(ResilienceRules.BreakerPause, cancellationToken).ConfigureAwait(false);
            }

            return await marketData.GetBatchAsync(keys, defects, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
