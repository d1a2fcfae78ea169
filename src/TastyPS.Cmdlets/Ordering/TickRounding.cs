using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Ordering;

/// <summary>Rounds prices and stop triggers to ticks if that is asked for, and remembers what it did to them.</summary>
/// <param name="isAsked">Whether to round at all.</param>
internal sealed class TickRounding(bool isAsked)
{
    private readonly List<string> _remarks = [];

    /// <summary>What was rounded, and what could not be, a sentence each.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The order with its price and its trigger on ticks, as far as ticks are known. What is below the least tick stays, for the checks to refuse.</summary>
    public OrderRequest Apply(OrderRequest order)
    {
        if (!isAsked || PriceTicks.RoundInFavour(order) is not { Price: null or > 0m, StopTrigger: null or > 0m } rounded)
            return order;

        Tell("price", order, order.Price, rounded.Price);
        Tell("stop trigger", order, order.StopTrigger, rounded.StopTrigger);
        return rounded;
    }

    private void Tell(string name, OrderRequest order, decimal? asked, decimal? rounded)
    {
        if (asked != rounded)
            _remarks.Add(FormattableString.Invariant($"The {name} {asked:0.########} was rounded in your favour to the tick {rounded:0.########}"));
        else if (asked is { } price && PriceTicks.StepOf(order, price) is null)
            _remarks.Add(FormattableString.Invariant($"The ticks of {string.Join(", ", order.Legs.Select(leg => leg.Symbol))} are not known here, so the {name} stays {price:0.########}"));
    }
}
