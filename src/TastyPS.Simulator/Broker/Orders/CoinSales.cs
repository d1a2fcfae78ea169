namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Coins are not sold short: what is sold is there, and no other order sells it.</summary>
internal static class CoinSales
{
    /// <summary>What is wrong with the sale of a coin; null if nothing is, or if it is none.</summary>
    /// <param name="book">The account.</param>
    /// <param name="legs">The legs of the order.</param>
    /// <param name="order">The order if it is in the book, or the one it replaces. It does not stand in its own way, nor does the other one of a pair.</param>
    public static OrderMessage? Refuse(AccountBook book, IReadOnlyList<WorkingLeg> legs, WorkingOrder? order)
    {
        var leg = legs[0];
        if (leg.Instrument.Kind != InstrumentKind.Cryptocurrency || leg.Action.IsBuy()) return null;
        var symbol = leg.Instrument.Symbol;
        var sold = book.Working.Values.Where(other => other.IsSent && !IsOne(order, other)).SelectMany(other => other.Legs)
            .Where(other => other.Instrument.Symbol == symbol && !other.Action.IsBuy())
            .Sum(other => other.Remaining);
        return leg.Remaining + sold <= book.Ledger.QuantityOf(symbol)
            ? null
            : new OrderMessage("insufficient_cryptocurrency_quantity", $"You cannot sell more {symbol} than you hold.");
    }

    /// <summary>What of it can be sold; of anything but coins, and when buying, all there is.</summary>
    public static decimal MostOf(WorkingOrder order)
    {
        var leg = order.Legs[0];
        return leg.Instrument.Kind != InstrumentKind.Cryptocurrency || leg.Action.IsBuy() ? decimal.MaxValue : Math.Max(0, order.Book.Ledger.QuantityOf(leg.Instrument.Symbol));
    }

    private static bool IsOne(WorkingOrder? order, WorkingOrder other) =>
        order is not null && (other == order || other == order.Standing || order.Complex is { IsPair: true } pair && other.Complex == pair);
}
