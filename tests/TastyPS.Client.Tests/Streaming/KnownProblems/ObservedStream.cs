using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>A stream with one consumer, and all that it tells.</summary>
internal sealed class ObservedStream : IDisposable
{
    private readonly List<StreamNotice> _notices = [];
    private readonly Dictionary<StreamNoticeKind, int> _taken = [];
    private readonly List<object> _read = [];
    private readonly MarketEventMailbox _mailbox = new();

    public ObservedStream(MarketDataStream stream)
    {
        Stream = stream;
        stream.Noticed += (_, notice) =>
        {
            lock (_notices)
                _notices.Add(notice);
        };
    }

    public MarketDataStream Stream { get; }

    public StreamSubscription Subscribe(params FeedItem[] items) => Stream.Subscribe(items, _mailbox);

    /// <summary>What was told of a kind so far.</summary>
    public IReadOnlyList<StreamNotice> Told(StreamNoticeKind kind)
    {
        lock (_notices)
            return [.. _notices.Where(notice => notice.Kind == kind)];
    }

    /// <summary>The next notice of a kind that was not taken yet.</summary>
    public async Task<StreamNotice> NoticeAsync(StreamNoticeKind kind)
    {
        var number = _taken.GetValueOrDefault(kind);
        await Patience.UntilAsync(() => Told(kind).Count > number, $"notice {number + 1} of {kind} after {string.Join(" | ", Texts())}");
        _taken[kind] = number + 1;
        return Told(kind)[number];
    }

    /// <summary>Reads until what was read since the last call is enough, and returns it.</summary>
    public async Task<IReadOnlyList<IMarketEvent>> ReadAsync(Func<IReadOnlyList<IMarketEvent>, bool> isEnough)
    {
        List<IMarketEvent> events = [];
        while (!isEnough(events))
        {
            _read.Clear();
            await _mailbox.ReadAsync(_read, TestContext.Current.CancellationToken).OrFailAsync($"more events than {events.Count} after {string.Join(" | ", Texts())}");
            events.AddRange(_read.Cast<IMarketEvent>());
        }

        return events;
    }

    /// <summary>So many events.</summary>
    public Task<IReadOnlyList<IMarketEvent>> ReadAsync(int count) => ReadAsync(events => events.Count >= count);

    /// <summary>The next event of a type; those before it are passed over.</summary>
    public async Task<T> NextAsync<T>(string symbol)
        where T : struct, IMarketEvent =>
        (await ReadAsync(events => events.Any(one => one is T && one.Symbol == symbol))).OfType<T>().Last(one => one.Symbol == symbol);

    public void Dispose() => Stream.Dispose();

    private List<string> Texts()
    {
        lock (_notices)
            return [.. _notices.Select(notice => notice.Text)];
    }
}
