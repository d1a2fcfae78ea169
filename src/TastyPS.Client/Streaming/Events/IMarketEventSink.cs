namespace TastyPS.Client.Streaming.Events;

/// <summary>Takes events as they arrive.</summary>
public interface IMarketEventSink
{
    /// <summary>
    /// Takes events of one kind in the order of their arrival. It is called on the thread that receives: it must not block, and the span is
    /// valid only during the call.
    /// </summary>
    void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent;
}
