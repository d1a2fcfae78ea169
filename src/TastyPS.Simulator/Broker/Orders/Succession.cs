namespace TastyPS.Simulator.Broker.Orders;

/// <summary>
/// A replacement under way: an original of which the venue has still to confirm the cancellation, and the order that waits for that. One that waits can be
/// replaced itself; the last one takes the place. A fill of the original in between keeps it from going out.
/// </summary>
internal sealed class Succession
{
    private readonly int _fillsBefore;

    private Succession(WorkingOrder original, WorkingOrder waiting)
    {
        (Original, Waiting) = (original, waiting);
        _fillsBefore = original.Legs[0].Fills.Count;
    }

    public WorkingOrder Original { get; }

    public WorkingOrder Waiting { get; private set; }

    /// <summary>Whether the original ended by the cancellation alone, so that the order that waits can go out.</summary>
    public bool IsClear => Original.Status == OrderStatus.Cancelled && Original.Legs[0].Fills.Count == _fillsBefore;

    public static void Begin(WorkingOrder original, WorkingOrder waiting) => original.Succession = waiting.Succession = new Succession(original, waiting);

    /// <summary>Lets another order wait in the place of the one that did.</summary>
    public void PassOn(WorkingOrder order)
    {
        Waiting.Succession = null;
        Waiting = order;
        order.Succession = this;
    }

    /// <summary>The original has ended.</summary>
    public void End() => Original.Succession = Waiting.Succession = null;
}
