using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Candles;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Completion;

namespace TastyPS.Commands.MarketData;

/// <summary>Gives market data as it comes, until Ctrl+C, a number of events or a time.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyMarketData")]
[OutputType(
    typeof(QuoteEvent), typeof(TradeEvent), typeof(SummaryEvent), typeof(GreeksEvent), typeof(ProfileEvent), typeof(TimeAndSaleEvent), typeof(CandleEvent),
    typeof(TheoPriceEvent), typeof(UnderlyingEvent), typeof(SeriesEvent), typeof(OrderEvent), typeof(OptionSaleEvent), typeof(MessageEvent), typeof(ConfigurationEvent))]
public sealed class WatchTastyMarketDataCommand : StreamCommand
{
    private const int LongestMonth = 35; // From one expiration of options to the next.
    private const int LongestYear = 366;
    private const EventFlags Ends = EventFlags.SnapshotEnd | EventFlags.SnapshotSnip;

    /// <summary>Kinds of event.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MarketEventType[] Type { get; set; } = [MarketEventType.Quote, MarketEventType.Trade];

    /// <summary>How many events to give.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [PlainNumber]
    public long Count { get; set; }

    /// <summary>How long to go on.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Duration { get; set; }

    /// <summary>The window in which the service merges updates of a symbol.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan AggregationPeriod { get; set; } = new MarketDataStreamOptions().AggregationPeriod;

    /// <summary>From when on candles and trades of the tape are wanted.</summary>
    [Parameter]
    public DateTimeOffset Since { get; set; }

    /// <summary>How long candles are.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    public CandleInterval Interval { get; set; } = new("1m");

    /// <summary>How long a symbol may be silent at first before a warning names it.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan SilenceAfter { get; set; } = new MarketDataStreamOptions().NoDataAfter;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseNegative(nameof(Duration), Duration, mayBeZero: false);
        RefuseNegative(nameof(AggregationPeriod), AggregationPeriod, mayBeZero: true);
        RefuseNegative(nameof(SilenceAfter), SilenceAfter, mayBeZero: true);
    }

    private protected override async Task StreamAsync(IReadOnlyList<StreamedSymbol> symbols, StreamNotices notices, PipelineOutput output, CancellationToken stop)
    {
        var histories = Type.Where(HasHistory).ToList();
        var mailbox = new MarketEventMailbox(histories: IsGiven(nameof(Since)) ? histories : []);
        using var stream = Tasty.Client.Streaming.OpenMarketData(new MarketDataStreamOptions
        {
            AggregationPeriod = AggregationPeriod,
            NoDataAfter = SilenceAfter > TimeSpan.Zero ? SilenceAfter : Timeout.InfiniteTimeSpan,
        });
        stream.Noticed += (_, notice) => notices.Take(notice);
        _ = stream.Completion.ContinueWith(_ => mailbox.Complete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        using var subscription = stream.Subscribe(symbols.SelectMany(ItemsOf), mailbox);

        TastyException? unconnected = null;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (IsGiven(nameof(Duration)))
            _ = WaitTime.CancelAfterAsync(time, Duration, Tasty.Client.Clock);
        try
        {
            await WriteAsync(mailbox, histories.Count > 0, output, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is over. Whoever has waited for a stream that is not there has not seen what there was to see.
            unconnected = notices.WhyUnconnected(Duration);
        }
        finally
        {
            time.Cancel(); // No timer stays behind.
        }

        if (stream.Completion.IsFaulted)
            await stream.Completion.ConfigureAwait(false);

        // The next command finds the session free, and the counters at rest.
        await stream.CloseAsync().ConfigureAwait(false);
        if (unconnected is not null)
            output.Failure(StreamFailures.Of(unconnected), Tasty);
    }

    // The next batch is fetched when the pipeline has taken the one before: what comes meanwhile waits in the mailbox, where only the newest value of a symbol counts.
    private async Task WriteAsync(MarketEventMailbox mailbox, bool hasHistories, PipelineOutput output, CancellationToken time)
    {
        var left = IsGiven(nameof(Count)) ? Count : long.MaxValue;
        List<object> batch = [];
        while (left > 0)
        {
            if (await mailbox.ReadAsync(batch, time).ConfigureAwait(false) == 0)
            {
                // Without its connection a stream ends like one that has nothing more to say.
                if (!Tasty.IsConnected)
                    throw new ObjectDisposedException(Tasty.Name);
                return;
            }

            if (hasHistories)
                batch.RemoveAll(IsMarker);
            if (batch.Count > left)
                batch.RemoveRange((int)left, batch.Count - (int)left);
            left -= batch.Count;
            await output.WriteAllAndWaitAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private IEnumerable<FeedItem> ItemsOf(StreamedSymbol symbol) => Type.Distinct().Select(type => type switch
    {
        MarketEventType.Candle => new FeedItem(type, CandleQuery.SymbolOf(symbol.StreamerSymbol, Interval), IsGiven(nameof(Since)) ? Since : LastCandle()),
        _ => new FeedItem(type, symbol.StreamerSymbol, HasHistory(type) && IsGiven(nameof(Since)) ? Since : null),
    });

    // Far enough back for the candle under way to begin after it; where trades or prices are counted nobody knows when that was.
    private DateTimeOffset LastCandle() => Tasty.Clock.GetUtcNow() - (Interval.Length ?? Interval.Unit switch
    {
        "mo" or "o" => TimeSpan.FromDays(LongestMonth * Interval.Count),
        "y" => TimeSpan.FromDays(LongestYear * Interval.Count),
        _ => TimeSpan.FromMinutes(1),
    });

    private static bool HasHistory(MarketEventType type) => type is MarketEventType.Candle or MarketEventType.TimeAndSale;

    // The end of a snapshot comes as an event without values, which is no candle and no trade.
    private static bool IsMarker(object one) => one is IIndexedEvent { Flags: var flags } && (flags & EventFlags.RemoveEvent) != 0 && (flags & Ends) != 0;

    private void RefuseNegative(string parameter, TimeSpan value, bool mayBeZero)
    {
        if (value < TimeSpan.Zero || (value == TimeSpan.Zero && !mayBeZero && IsGiven(parameter)))
            ThrowFailure(WaitTime.Refused(parameter, value), value);
    }
}
