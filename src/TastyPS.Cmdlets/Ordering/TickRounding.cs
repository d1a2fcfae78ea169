using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Ordering;

/// <summary>Rounds prices to ticks if that is asked for, and remembers what it did to them.</summary>
/// <param name="isAsked">Whether to round at all.</param>
internal sealed class TickRounding(bool isAsked)
{
    private readonly List<string> _remarks = [];

    /// <summary>What was rounded, and what could not be, a sentence each.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The order with its price on a tick, as far as ticks are known.</summary>
    public OrderRequest Apply(OrderRequest order)
    {
        if (!isAsked || order.Price is not { } price)
            return order;

        var rounded = PriceTicks.RoundInFavour(order);
        if (rounded.Price != price)
            _remarks.Add(FormattableString.Invariant($"The price {price:0.########} was rounded in your favour to the tick {rounded.Price:0.########}"));
        else if (PriceTicks.IsOnTick(order) is null)
            _remarks.Add(FormattableString.Invariant($"The ticks of {string.Join(", ", order.Legs.Select(leg => leg.Symbol))} are not known here, so the price stays {price:0.########}"));
        return rounded;
    }
}
