using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Orders.Limits;

/// <summary>Holds orders to the caps. What a cap needs to know and cannot is refused.</summary>
internal sealed class OrderLimitGate(OrderLimitStore store) : IOrderGate
{
    private const int QuantityPlaces = 4;
    private const int MoneyPlaces = 2;

    /// <inheritdoc/>
    /// <exception cref="OrderLimitException">A cap forbids it.</exception>
    /// <exception cref="OrderLimitsFileException">The caps cannot be read.</exception>
    public void Check(string accountNumber, OrderRequest order) => Check(store.Read(), accountNumber, order, [order]);

    /// <inheritdoc/>
    /// <exception cref="OrderLimitException">A cap forbids one of them.</exception>
    /// <exception cref="OrderLimitsFileException">The caps cannot be read.</exception>
    public void Check(string accountNumber, ComplexOrderRequest order) => Check(store.Read(), accountNumber, order, order.Components);

    private static void Check(OrderLimits limits, string accountNumber, object whole, IEnumerable<OrderRequest> orders)
    {
        if (limits.IsOff)
            throw new OrderLimitException(OrderLimit.Off, Named("Orders are switched off. Only cancelling is allowed.", whole));
        if (limits.AllowedAccounts.Count > 0 && !Contains(limits.AllowedAccounts, accountNumber))
        {
            throw new OrderLimitException(
                OrderLimit.AllowedAccounts,
                Named($"Account {accountNumber} may not trade; the order limits allow {string.Join(", ", limits.AllowedAccounts)}.", whole),
                limits.AllowedAccounts,
                accountNumber);
        }

        foreach (var order in orders)
        {
            CheckSymbols(limits, order);
            CheckQuantity(limits, order);
            CheckNotional(limits, order);
        }
    }

    private static void CheckSymbols(OrderLimits limits, OrderRequest order)
    {
        if (limits.AllowedSymbols.Count == 0)
            return;
        if (order.Legs.Count == 0)
            throw Unknown(OrderLimit.AllowedSymbols, limits.AllowedSymbols, "symbols are not known", order);
        if (order.Legs.FirstOrDefault(leg => !NamesOf(leg).Any(name => Contains(limits.AllowedSymbols, name))) is { } forbidden)
        {
            throw new OrderLimitException(
                OrderLimit.AllowedSymbols,
                Named($"{forbidden.Symbol} may not be traded; the order limits allow {string.Join(", ", limits.AllowedSymbols)}.", order),
                limits.AllowedSymbols,
                forbidden.Symbol)
            {
                LacksFacts = forbidden.Facts?.UnderlyingSymbol is null && forbidden.InstrumentType is OrderInstrumentType.EquityOption or OrderInstrumentType.FutureOption,
            };
        }
    }

    private static void CheckQuantity(OrderLimits limits, OrderRequest order)
    {
        if (limits.MaxQuantity is not { } most)
            return;
        if (OrderNotional.QuantityOf(order) is not { } asked)
            throw Unknown(OrderLimit.MaxQuantity, most, "quantity is not known", order);
        if (asked > most)
        {
            throw new OrderLimitException(
                OrderLimit.MaxQuantity, Named($"The quantity {OrderText.Above(asked, QuantityPlaces)} is above {OrderText.Number(most)}, which the order limits allow for a leg.", order), most, asked);
        }
    }

    private static void CheckNotional(OrderLimits limits, OrderRequest order)
    {
        if (limits.MaxNotional is not { } most)
            return;
        if (OrderNotional.Of(order) is not { } asked)
            throw Unknown(OrderLimit.MaxNotional, most, "notional is not known: its legs do not tell the multiplier or the mark, which counts for sales and where there is no limit", order);
        if (asked > most)
        {
            throw new OrderLimitException(
                OrderLimit.MaxNotional, Named($"The notional {OrderText.Above(asked, MoneyPlaces)} is above {OrderText.Number(most)}, which the order limits allow for an order.", order), most, asked)
            {
                LacksFacts = OrderNotional.IsUpperBound(order),
            };
        }
    }

    private static OrderLimitException Unknown(OrderLimit limit, object allowed, string why, OrderRequest order) =>
        new(limit, Named($"The order's {why}. The order limits have a cap on it, so the order is refused.", order), allowed) { LacksFacts = true };

    // Of several orders that come one after the other, nobody could tell which it was.
    private static string Named(string why, object order) => $"{why} The order is: {order}.";

    private static IEnumerable<string> NamesOf(OrderLegRequest leg)
    {
        yield return leg.Symbol;
        if (leg.Facts?.UnderlyingSymbol is { } underlying)
            yield return underlying;
        if (leg.InstrumentType == OrderInstrumentType.EquityOption && OccSymbol.TryParse(leg.Symbol, out var option))
            yield return option.Root;
        if (leg.InstrumentType == OrderInstrumentType.Future && FutureSymbol.TryParse(leg.Symbol, out var future))
            yield return "/" + future.ProductCode;
        if (leg.InstrumentType == OrderInstrumentType.FutureOption && FutureOptionSymbol.TryParse(leg.Symbol, out var onFuture))
        {
            yield return onFuture.Future.ToString();
            yield return "/" + onFuture.Future.ProductCode;
        }
    }

    private static bool Contains(IReadOnlyList<string> list, string text) => list.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
