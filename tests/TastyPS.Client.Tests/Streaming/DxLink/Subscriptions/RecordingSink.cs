using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>Keeps what it gets.</summary>
internal sealed class RecordingSink : IMarketEventSink
{
    private readonly List<IMarketEvent> _events = [];

    public IReadOnlyList<IMarketEvent> Events => _events;

    public int Calls { get; private set; }

    public IEnumerable<(string Symbol, decimal? Bid)> Bids => _events.OfType<QuoteEvent>().Select(quote => (quote.Symbol, quote.Bid));

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        Calls++;
        foreach (var one in events)
            _events.Add(one);
    }
}
