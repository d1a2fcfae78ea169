using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The way of one type and symbol to its consumers, and its latest value. Guarded by the router.</summary>
internal sealed class EventRoute(SinkSet sinks, HistoryProgress? progress)
{
    public SinkSet Sinks { get; set; } = sinks;

    /// <summary>The names under which the table has it: the canonical one, and those under which events came.</summary>
    public List<string> Names { get; } = [];

    /// <summary>True once an event came that says more than that a history is over.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>How far the history has come; null for what cannot be resumed.</summary>
    public HistoryProgress? Progress => progress;

    /// <summary>The latest event of a lasting type.</summary>
    public LatestValue? Latest { get; set; }

    internal abstract class LatestValue
    {
        public abstract void DeliverTo(IMarketEventSink sink);
    }

    internal sealed class LatestValue<T> : LatestValue
        where T : struct, IMarketEvent
    {
        public T Value;

        public override void DeliverTo(IMarketEventSink sink) => sink.OnEvents<T>(new[] { Value });
    }
}
