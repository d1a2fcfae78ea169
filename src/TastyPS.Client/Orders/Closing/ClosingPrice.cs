using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Closing;

/// <summary>The limit of a closing order: the net of the marks per unit of the order, less what is given up, rounded to the tick in the customer's favour.</summary>
internal static class ClosingPrice
{
    // The least step that any instrument of the reference has, for those whose schedule is not known.
    private const decimal Cent = 0.01m;

    public static OrderRequest Set(OrderRequest request, IReadOnlyList<ClosingHolding> legs, ClosingTerms terms)
    {
        var net = Net(legs) ?? (legs.Any(leg => leg.IsShort) ? -1m : 1m);
        if (terms.Price is { } price)
            return request with { Price = price, PriceEffect = EffectOf(net, legs) };

        net -= terms.Offset;
        var rounded = PriceTicks.RoundInFavour(request with { Price = Math.Abs(net), PriceEffect = EffectOf(net, legs) });
        return rounded.Price > 0m ? rounded : rounded with { Price = PriceTicks.StepOf(rounded, 0m) ?? Cent };
    }

    /// <summary>Whether nobody can say if closing costs or brings money: legs of both sides, one of them without a mark.</summary>
    public static bool IsSideUnknown(IReadOnlyList<ClosingHolding> legs) =>
        legs.Any(leg => leg.Facts.Mark is null) && legs.Any(leg => leg.IsShort) && legs.Any(leg => !leg.IsShort);

    /// <summary>Whether an offset turns what legs of one side alone bring or cost into its opposite, or into nothing.</summary>
    public static bool IsBeyondMark(IReadOnlyList<ClosingHolding> legs, ClosingTerms terms) =>
        terms.Offset != 0m && legs.All(leg => leg.IsShort == legs[0].IsShort) && Net(legs) is { } net && Math.Sign(net - terms.Offset) != (legs[0].IsShort ? -1 : 1);

    // Positive if closing brings money. One unit is the greatest common part of the legs.
    private static decimal? Net(IReadOnlyList<ClosingHolding> legs)
    {
        var unit = legs.Select(leg => leg.Closable).Aggregate(CommonPart);
        return legs.Any(leg => leg.Facts.Mark is null) ? null : legs.Sum(leg => (leg.IsShort ? -1m : 1m) * leg.Facts.Mark!.Value * (leg.Closable / unit));
    }

    // What nets to nothing is paid for with the least there is, if something is bought back.
    private static PriceEffect EffectOf(decimal net, IReadOnlyList<ClosingHolding> legs) => net switch
    {
        > 0m => PriceEffect.Credit,
        < 0m => PriceEffect.Debit,
        _ => legs.Any(leg => leg.IsShort) ? PriceEffect.Debit : PriceEffect.Credit,
    };

    private static decimal CommonPart(decimal left, decimal right)
    {
        while (right != 0m)
            (left, right) = (right, left % right);
        return left;
    }
}
