using TastyPS.Client.Symbology;

namespace TastyPS.Client.Orders.Checks;

/// <summary>What holds for the legs of any order, whatever its price.</summary>
internal static class LegChecks
{
    private const int MostLegs = 4;
    private const decimal MostUnits = 1_000_000m;
    private const decimal MostCoins = 1_000_000_000_000m;
    private const int EquityDecimals = 5;
    private const int CoinDecimals = 8;

    public static void Demand(OrderRequest order)
    {
        var legs = order.Legs;
        if (legs.Count == 0)
            throw new OrderCheckException(OrderCheck.NoLeg, "The order has no leg. Give it at least one.");
        foreach (var leg in legs)
            DemandLeg(leg, order.OrderType == OrderType.NotionalMarket);
        if (legs.Count == 1)
            return;

        DemandCount(order);
        DemandDistinct(legs);
        DemandOneUnderlying(legs);
    }

    private static void DemandLeg(OrderLegRequest leg, bool isNotional)
    {
        if (!HasForm(leg))
        {
            throw new OrderCheckException(OrderCheck.Symbol, string.IsNullOrWhiteSpace(leg.Symbol)
                ? "A leg has no symbol. Name the instrument."
                : $"'{leg.Symbol}' has not the form of {OrderWords.InstrumentTypes[leg.InstrumentType]}. Give the symbol as the API has it, or another instrument type.");
        }

        if (leg is { Action: OrderAction.Buy or OrderAction.Sell, InstrumentType: not OrderInstrumentType.Future })
            throw new OrderCheckException(OrderCheck.Action, $"{leg.Action} is for futures only. Say of {leg.Symbol} whether it opens or closes, e.g. {leg.Action}ToOpen.");
        DemandQuantity(leg, isNotional);
    }

    // The kinds whose symbols have no published grammar are the service's to judge.
    private static bool HasForm(OrderLegRequest leg) => leg.InstrumentType switch
    {
        OrderInstrumentType.EquityOption => OccSymbol.TryParse(leg.Symbol, out _),
        OrderInstrumentType.Future => FutureSymbol.TryParse(leg.Symbol, out _),
        OrderInstrumentType.FutureOption => FutureOptionSymbol.TryParse(leg.Symbol, out _),
        OrderInstrumentType.Equity => leg.Symbol is { Length: > 0 } symbol && symbol[0] is not ('/' or '.') && !symbol.Contains(" "),
        _ => !string.IsNullOrWhiteSpace(leg.Symbol),
    };

    private static void DemandQuantity(OrderLegRequest leg, bool isNotional)
    {
        if (isNotional)
        {
            if (leg.Quantity is not null)
                throw new OrderCheckException(OrderCheck.QuantityNotWanted, $"A notional order is for an amount of money: leave out the quantity of {leg.Symbol}.");
            return;
        }

        if (leg.Quantity is not { } quantity)
            throw new OrderCheckException(OrderCheck.QuantityMissing, $"The leg of {leg.Symbol} has no quantity. Give one, or a value with the order type NotionalMarket.");
        if (quantity <= 0m)
            throw new OrderCheckException(OrderCheck.QuantityNotPositive, $"The quantity {OrderText.Number(quantity)} of {leg.Symbol} is not positive. The action says which side it is; give a quantity above 0.");

        var isCoin = leg.InstrumentType == OrderInstrumentType.Cryptocurrency;
        if (quantity > (isCoin ? MostCoins : MostUnits))
            throw new OrderCheckException(OrderCheck.QuantityAbsurd, $"{OrderText.Number(quantity)} of {leg.Symbol} cannot be meant. Give at most {OrderText.Number(isCoin ? MostCoins : MostUnits)}.");
        if (DecimalsOf(leg) is { } decimals && decimal.Round(quantity, decimals) != quantity)
        {
            throw new OrderCheckException(OrderCheck.QuantityNotWhole, decimals == 0
                ? $"{leg.Symbol} trades in whole units only, not {OrderText.Number(quantity)}."
                : $"The quantity {OrderText.Number(quantity)} of {leg.Symbol} has more than {decimals} decimals. Give fewer.");
        }

        if (leg is { InstrumentType: OrderInstrumentType.Equity, Facts.IsFractionalEligible: false } && decimal.Truncate(quantity) != quantity)
            throw new OrderCheckException(OrderCheck.NotFractional, $"{leg.Symbol} does not trade in fractions. Give a whole quantity.");
    }

    private static int? DecimalsOf(OrderLegRequest leg) => leg.InstrumentType switch
    {
        OrderInstrumentType.Equity => EquityDecimals,
        OrderInstrumentType.Cryptocurrency => CoinDecimals,
        OrderInstrumentType.EquityOption or OrderInstrumentType.Future or OrderInstrumentType.FutureOption => 0,
        _ => null,
    };

    private static void DemandCount(OrderRequest order)
    {
        var legs = order.Legs;
        if (legs.Count > MostLegs)
            throw new OrderCheckException(OrderCheck.TooManyLegs, $"An order has at most {MostLegs} legs, this one has {legs.Count}. Divide it into several orders.");
        if (order.OrderType is OrderType.Market or OrderType.NotionalMarket)
            throw new OrderCheckException(OrderCheck.TooManyLegs, "A market order has one leg. Give several legs a limit, or each an order of its own.");
        if (legs.FirstOrDefault(leg => leg.InstrumentType is OrderInstrumentType.Equity or OrderInstrumentType.Future or OrderInstrumentType.Cryptocurrency) is { } lonely)
            throw new OrderCheckException(OrderCheck.TooManyLegs, $"Only options go together in one order; {lonely.Symbol} is none. Give it an order of its own.");
        if (legs.Any(leg => leg.InstrumentType != legs[0].InstrumentType))
            throw new OrderCheckException(OrderCheck.MixedInstruments, "The legs are of different kinds of instruments. Give each kind an order of its own.");
    }

    private static void DemandDistinct(IReadOnlyList<OrderLegRequest> legs)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (legs.FirstOrDefault(leg => !seen.Add(leg.Symbol)) is { } twice)
            throw new OrderCheckException(OrderCheck.DuplicateLeg, $"{twice.Symbol} stands in two legs. Put both quantities into one leg.");
    }

    private static void DemandOneUnderlying(IReadOnlyList<OrderLegRequest> legs)
    {
        foreach (var leg in legs.Skip(1))
        {
            if (AreOfDifferentUnderlyings(legs[0], leg))
                throw new OrderCheckException(OrderCheck.DifferentUnderlyings, $"{legs[0].Symbol} and {leg.Symbol} have different underlyings. Give each an order of its own.");
        }
    }

    // Two roots may have one underlying: SPX and SPXW, AAPL and AAPL1. Where facts do not settle it, the service does. So it is with two futures of one product.
    private static bool AreOfDifferentUnderlyings(OrderLegRequest one, OrderLegRequest other)
    {
        if (OptionOfLeg.Of(one) is not { } first || OptionOfLeg.Of(other) is not { } second)
            return false;
        if (first.Product is not null)
            return first.Product != second.Product;
        if (one.Facts?.UnderlyingSymbol is { } underlying && other.Facts?.UnderlyingSymbol is { } another)
            return !string.Equals(underlying, another, StringComparison.OrdinalIgnoreCase);
        return !first.Root.StartsWith(second.Root, StringComparison.Ordinal) && !second.Root.StartsWith(first.Root, StringComparison.Ordinal);
    }
}
