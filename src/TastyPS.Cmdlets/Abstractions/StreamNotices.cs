using System.Collections.Concurrent;
using TastyPS.Client;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>
/// Tells what a stream has to tell beside its events: warnings with a fixed id where the result may surprise, verbose lines for the rest. The stream is never
/// held up by a pipeline that takes its time: notices wait here.
/// </summary>
internal sealed class StreamNotices(PipelineOutput output) : IDisposable
{
    private const int NamesTold = 10;

    // What a token of the API is not documented to be entitled to.
    private static readonly HashSet<MarketEventType> Unentitled =
    [
        MarketEventType.Order, MarketEventType.AnalyticOrder, MarketEventType.SpreadOrder, MarketEventType.OptionSale, MarketEventType.Message, MarketEventType.Configuration,
    ];

    private readonly ConcurrentQueue<StreamNotice> _waiting = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly HashSet<int> _lost = [];
    private readonly HashSet<int> _open = [];
    private TastyException? _lastLoss;
    private bool _isWaiting;
    private bool _toldDelayed;

    /// <summary>Takes a notice, on any thread.</summary>
    public void Take(StreamNotice notice)
    {
        Follow(notice);
        _waiting.Enqueue(notice);
        _arrived.Release();
    }

    /// <summary>Why no session is open after this time; null if one is, or none was to be had within the limits.</summary>
    public TastyException? WhyUnconnected(TimeSpan time)
    {
        lock (_open)
            return _open.Count > 0 || (_isWaiting && _lastLoss is null) ? null : _lastLoss ?? new TastyStreamTimeoutException("connect", time);
    }

    /// <summary>Tells notices as they come, until the work is over; then what still waits.</summary>
    public async Task TellDuringAsync(Func<Task> work, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var telling = TellAsync(over.Token);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            over.Cancel();
            await Task.WhenAny(telling).ConfigureAwait(false); // It ends by being cancelled.
        }

        while (_waiting.TryDequeue(out var notice))
            Tell(notice);
    }

    public void Dispose() => _arrived.Dispose();

    private void Follow(StreamNotice notice)
    {
        lock (_open)
        {
            switch (notice.Kind)
            {
                case StreamNoticeKind.Connected:
                    _open.Add(notice.Session ?? 0);
                    break;
                case StreamNoticeKind.Lost:
                    _open.Remove(notice.Session ?? 0);
                    _lastLoss = notice.Failure as TastyException ?? new TastyStreamClosedException(notice.Text);
                    break;
                case StreamNoticeKind.WaitingForSession:
                    _isWaiting = true;
                    break;
            }
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        while (true)
        {
            await _arrived.WaitAsync(stop).ConfigureAwait(false);
            if (_waiting.TryDequeue(out var notice))
                Tell(notice);
        }
    }

    private void Tell(StreamNotice notice)
    {
        switch (notice.Kind)
        {
            case StreamNoticeKind.Connected when _lost.Remove(notice.Session ?? 0) && !notice.IsRepetition:
                Warn($"{notice.Text} What happened meanwhile was missed, but the latest values come again.", WarningIds.Restored);
                break;
            case StreamNoticeKind.Delayed when !_toldDelayed:
                _toldDelayed = true;
                Warn(notice.Text, WarningIds.Delayed);
                break;
            case StreamNoticeKind.Lost:
                _lost.Add(notice.Session ?? 0);
                if (notice.IsRepetition)
                    output.Verbose(notice.Text);
                else
                    Warn(notice.Text, WarningIds.Lost);
                break;
            case StreamNoticeKind.ServerError:
                Warn(notice.Text, WarningIds.ServerError);
                break;
            case StreamNoticeKind.Slowed:
                Warn(notice.Text, WarningIds.Slowed);
                break;
            case StreamNoticeKind.Pacing:
                Warn(notice.Text, WarningIds.Pacing);
                break;
            case StreamNoticeKind.WaitingForSession:
                Warn(notice.Text, WarningIds.Waiting);
                break;
            case StreamNoticeKind.NotSubscribed:
                Warn(notice.Text, WarningIds.NoRoom);
                break;
            case StreamNoticeKind.NoData:
                Warn(OfSilence(notice.Items), WarningIds.NoData);
                break;
            case StreamNoticeKind.Unreadable:
                Warn(notice.Text, WarningIds.Unreadable);
                break;
            default:
                output.Verbose(notice.Text);
                break;
        }
    }

    private void Warn(string text, string id) => output.Warning($"{text} ({id})");

    private static string OfSilence(IReadOnlyList<FeedItem> items)
    {
        var kinds = items.GroupBy(item => item.Type).Select(kind =>
            $"{kind.Key} of {string.Join(", ", kind.Take(NamesTold).Select(item => item.Symbol))}{(kind.Count() > NamesTold ? FormattableString.Invariant($" and {kind.Count() - NamesTold} more") : "")}");
        var missing = items.Select(item => item.Type).Where(Unentitled.Contains).Distinct().ToList();
        var why = missing.Count > 0
            ? $"Tokens of the API are not entitled to {string.Join(", ", missing)}."
            : "That is no fault of symbols that rarely trade, and indexes have no Quote; a misspelt symbol is silent as well.";
        return $"Nothing has come yet: {string.Join("; ", kinds)}. {why}";
    }
}
