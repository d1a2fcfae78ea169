using System.Threading.Channels;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

/// <summary>Keeps all that a session tells.</summary>
internal sealed class RecordingListener : IDxLinkListener
{
    private readonly Channel<IMarketEvent> _arrivals = Channel.CreateUnbounded<IMarketEvent>();

    public List<IMarketEvent> Events { get; } = [];

    public List<int> Batches { get; } = [];

    public Channel<DxLinkError> Errors { get; } = Channel.CreateUnbounded<DxLinkError>();

    public Channel<string> Unreadable { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Runs before anything is kept.</summary>
    public Action OnArrival { get; set; } = static () => { };

    public List<string> ToldUnreadable
    {
        get
        {
            List<string> told = [];
            while (Unreadable.Reader.TryRead(out var what))
                told.Add(what);
            return told;
        }
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        OnArrival();
        Batches.Add(events.Length);
        foreach (var item in events)
        {
            Events.Add(item);
            _arrivals.Writer.TryWrite(item);
        }
    }

    public void OnServerError(DxLinkError error) => Errors.Writer.TryWrite(error);

    public void OnUnreadable(string what) => Unreadable.Writer.TryWrite(what);

    /// <summary>Waits for the next event.</summary>
    public async Task<T> NextAsync<T>()
        where T : IMarketEvent => Assert.IsType<T>(await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken));
}
