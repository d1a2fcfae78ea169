using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>The last price of one symbol by the feed, for where the REST service has none.</summary>
internal sealed class FeedPrice : IMarketEventSink
{
    private readonly TaskCompletionSource<decimal?> _price = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FeedPrice()
    {
    }

    /// <summary>Asks for it in a session of its own.</summary>
    /// <returns>Null if the feed has no price, does not give one in time, or is not there.</returns>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    public static async Task<decimal?> GetAsync(SnapshotSources sources, string symbol, TimeSpan patience, CancellationToken cancellationToken)
    {
        FeedSide? feed = null;
        var price = new FeedPrice();
        using var timeUp = sources.Clock.CreateCancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        try
        {
            await FeedSide.EnsureTokenAsync(sources.Streaming, sources.Clock, either.Token).ConfigureAwait(false);
            FeedItem[] items = [new FeedItem(MarketEventType.Trade, symbol)];
            feed = FeedSide.Open(sources.Streaming, items.Length, FactSet.Trade, _ => items, _ => !price._price.Task.IsCompleted, price, static () => { });
            return await price._price.Task.WaitAsync(Timeout.InfiniteTimeSpan, sources.Clock, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (TastyException failure) when (failure is not TastyAuthenticationException)
        {
            return null; // Who needs the feed for more than this price meets the failure again, and tells it.
        }
        finally
        {
            if (feed is not null)
                await feed.CloseAsync().ConfigureAwait(false);
        }
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (typeof(T) != typeof(TradeEvent))
            return;

        foreach (ref readonly var one in events)
            _price.TrySetResult(((TradeEvent)(object)one).Price);
    }
}
