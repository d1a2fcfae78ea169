using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>Who gets the events of a symbol. Never changes; symbols with the same subscribers share one, so that runs of events can be handed on whole.</summary>
internal sealed class SinkSet
{
    private readonly StreamSubscription[] _subscriptions;

    public SinkSet(IReadOnlyList<StreamSubscription> subscriptions)
    {
        _subscriptions = [.. subscriptions];
        Sinks = [.. _subscriptions.Select(subscription => subscription.Sink).Distinct()];
    }

    public IReadOnlyList<StreamSubscription> Subscriptions => _subscriptions;

    /// <summary>Each consumer once.</summary>
    public IMarketEventSink[] Sinks { get; }
}
