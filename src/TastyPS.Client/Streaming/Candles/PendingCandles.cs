using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>A history that is on its way.</summary>
internal sealed class PendingCandles : IMarketEventSink, IDisposable
{
    private readonly object _gate = new();
    private readonly CandleSnapshot _snapshot = new();
    private readonly AsyncSignal _wake;
    private StreamSubscription? _subscription;
    private long _received;
    private volatile bool _isComplete;

    private PendingCandles(CandleQuery query, AsyncSignal wake)
    {
        Query = query;
        _wake = wake;
    }

    public CandleQuery Query { get; }

    /// <summary>Whether the whole past is there. It does not change any more then.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>How many events have come.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Whether the service has been asked for it.</summary>
    public bool IsSent => _subscription!.States.All(state => state.IsSent);

    public static PendingCandles Begin(MarketDataStream stream, CandleQuery query, AsyncSignal wake)
    {
        var pending = new PendingCandles(query, wake);
        pending._subscription = stream.Subscribe([new FeedItem(MarketEventType.Candle, query.CandleSymbol, query.Since)], pending);
        return pending;
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        lock (_gate)
        {
            if (_isComplete)
                return;

            foreach (ref readonly var one in events)
            {
                if (one is not CandleEvent candle)
                    continue;

                _received++;
                _snapshot.Add(candle);
                if (!_snapshot.IsComplete)
                    continue;

                _isComplete = true;
                break;
            }
        }

        _wake.Set();
    }

    /// <summary>What has come, within the times asked for.</summary>
    public CandleSeries ToSeries(DateTimeOffset now)
    {
        lock (_gate)
        {
            var until = Query.Until < now ? Query.Until.Value : now;
            List<Candle> candles = [];
            foreach (var one in _snapshot.Candles)
            {
                if (one.Time >= Query.Since && !(one.Time > Query.Until))
                    candles.Add(new Candle(Query, one));
            }

            return new CandleSeries(Query, candles, _snapshot.IsCut, until);
        }
    }

    public void Dispose() => _subscription?.Dispose();
}
