using System.Text;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

public class AllocationTests
{
    private const int EventsPerFrame = 200;
    private const int Frames = 5000;

    [Fact]
    public void A_million_quotes_allocate_at_most_sixteen_bytes_each()
    {
        var counter = new CountingListener();
        var wire = new WireFeed(counter);
        wire.Columns("Quote", "eventType", "eventSymbol", "bidPrice", "askPrice", "bidSize", "askSize");
        var frame = Frame();
        wire.Take(frame);
        counter.Count = 0;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Frames; i++)
            wire.Take(frame);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Frames * EventsPerFrame, counter.Count);
        Assert.InRange((double)allocated / counter.Count, 0, 16);
    }

    [Fact]
    public void A_boxed_quote_is_smaller_than_160_bytes()
    {
        var kept = new object[1000];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < kept.Length; i++)
            kept[i] = default(QuoteEvent);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated / kept.Length, 1, 160);
        GC.KeepAlive(kept);
    }

    private static byte[] Frame()
    {
        var rows = Enumerable.Range(0, EventsPerFrame).Select(i => FormattableString.Invariant($"\"Quote\",\".SPXW261218C{4000 + (i * 5)}\",{10 + (i * 0.05):0.00},{10.2 + (i * 0.05):0.00},{i}.0,\"NaN\""));
        return Encoding.UTF8.GetBytes($$"""{"type":"FEED_DATA","channel":1,"data":["Quote",[{{string.Join(',', rows)}}]]}""");
    }

    private sealed class CountingListener : IDxLinkListener
    {
        public int Count { get; set; }

        public void OnEvents<T>(ReadOnlySpan<T> events)
            where T : struct, IMarketEvent => Count += events.Length;

        public void OnServerError(DxLinkError error) => Assert.Fail(error.Message);

        public void OnUnreadable(string what) => Assert.Fail(what);
    }
}
