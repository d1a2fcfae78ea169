using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>The library's session, from the socket to typed events.</summary>
internal sealed class OurStream : IDxLinkListener
{
    private readonly TaskCompletionSource<StreamRun> _run = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamRun.Clocks? _clocks;
    private long _count;

    private OurStream()
    {
    }

    /// <summary>Bytes of one event as an object.</summary>
    public static double BytesPerObject { get; private set; }

    public static async Task<StreamRun> RunAsync(Uri address, FeedPlan plan, IReadOnlyList<string> symbols)
    {
        var stream = new OurStream();
        using var session = await DxLinkSession.OpenAsync(address, "bench", new DxLinkSessionOptions(), stream, TimeProvider.System, CancellationToken.None);
        foreach (var change in SubscriptionChange.Split([], symbols.Select(symbol => new FeedItem(MarketEventType.Quote, symbol))))
            await session.SendAsync(change, CancellationToken.None);
        if (await Task.WhenAny(stream._run.Task, session.Completion) == session.Completion)
            stream.Fail($"The session ended early: {await session.Completion}");
        var run = await stream._run.Task;
        await session.CloseAsync(CancellationToken.None);
        return run.Verify("The library", plan);
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (_clocks is not { } clocks)
        {
            BytesPerObject = MeasureObjects(events);
            _clocks = StreamRun.Start();
            return;
        }

        _count += events.Length;
        if (events[^1].Symbol == QuoteFrames.EndSymbol)
            _run.TrySetResult(clocks.Stop(_count - 1));
    }

    public void OnServerError(DxLinkError error) => Fail(error.Message);

    public void OnUnreadable(string what) => Fail(what);

    private static double MeasureObjects<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        var objects = new object[events.Length];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < objects.Length; i++)
            objects[i] = events[i];
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(objects);
        return (double)bytes / objects.Length;
    }

    private void Fail(string why) => _run.TrySetException(new InvalidOperationException(why));
}
