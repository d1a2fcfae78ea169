using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Closing;

/// <summary>The limit of a closing order: the net of the marks per unit of the order, less what is given up, rounded to the tick in the customer's favour.</summary>
internal static class ClosingPrice
{
    // The least step that any instrument of the reference has, for those whose schedule is not known.
    private const decimal Cent = 0.01m;

    /// <summary>Sets the price that was given, or that the marks make. All legs have one then.</summary>
    public static OrderRequest Set(OrderRequest request, IReadOnlyList<ClosingHolding> legs, ClosingTerms terms)
    {
        var expected = EffectCheck.Expected(request.Legs);
        if (terms.Price is { } price)
            return request with { Price = price, PriceEffect = terms.PriceEffect ?? expected };

        var net = Net(legs) - terms.Offset;
        var effect = expected ?? EffectOf(net);
        var amount = effect == PriceEffect.Credit ? net : -net;
        if (expected is not null && WidthOf(request.Legs) is { } width)
            amount = Math.Min(amount, width);

        // A mark of nothing, or one that contradicts the strikes, leaves the least there is.
        var priced = request with { Price = Math.Max(amount, 0m), PriceEffect = effect };
        priced = priced.Price > 0m ? PriceTicks.RoundInFavour(priced) : priced;
        return priced.Price > 0m ? priced : priced with { Price = PriceTicks.StepOf(priced, 0m) ?? Cent };
    }

    /// <summary>Whether an offset turns what the legs can only bring, or only cost, into its opposite or into nothing.</summary>
    public static bool IsBeyondMark(IReadOnlyList<ClosingHolding> legs, ClosingTerms terms) =>
        terms is { Offset: not 0m, Price: null, AtMarket: false }
        && EffectCheck.Expected([.. legs.Select(leg => leg.Leg)]) is { } effect
        && Math.Sign(Net(legs) - terms.Offset) != (effect == PriceEffect.Credit ? 1 : -1);

    // Positive if closing brings money. One unit is the greatest common part of the legs.
    private static decimal Net(IReadOnlyList<ClosingHolding> legs)
    {
        var unit = legs.Select(leg => leg.Closable).Aggregate(CommonPart);
        return legs.Sum(leg => (leg.IsShort ? -1m : 1m) * leg.Facts.Mark!.Value * (leg.Closable / unit));
    }

    // What nets to nothing is paid for with the least there is, as something is bought back.
    private static PriceEffect EffectOf(decimal net) => net > 0m ? PriceEffect.Credit : PriceEffect.Debit;

    // How far the strikes of a vertical spread are apart: nothing else has legs of both sides that say which way money goes.
    private static decimal? WidthOf(IReadOnlyList<OrderLegRequest> legs) =>
        legs.Count == 2 && legs[0].Buys != legs[1].Buys && OptionOfLeg.Of(legs[0]) is { } first && OptionOfLeg.Of(legs[1]) is { } second ? Math.Abs(first.Strike - second.Strike) : null;

    private static decimal CommonPart(decimal left, decimal right)
    {
        while (right != 0m)
            (left, right) = (right, left % right);
        return left;
    }
}
