namespace TastyPS.Simulator.Broker.Orders;

/// <summary>
/// What trades cost: shares and options as measured in the sandbox. Invented are futures, coins, and what an index takes for options on it, of which only
/// the name is known.
/// </summary>
internal static class FeeSchedule
{
    private const decimal OfIndexOption = 0.5m;

    /// <summary>What the rest of an order costs, or what it would cost to close it.</summary>
    public static FeeCalculation Of(WorkingOrder order, IReadOnlyList<decimal> prices, bool isClosing = false)
    {
        var fees = FeeCalculation.None;
        for (var index = 0; index < prices.Count; index++)
        {
            var leg = order.Legs[index];
            var action = !isClosing ? leg.Action : leg.Action.IsBuy() ? OrderAction.SellToClose : OrderAction.BuyToClose;
            fees += Of(leg.Instrument, action, leg.Remaining, prices[index]);
        }
        return fees;
    }

    public static FeeCalculation Of(Instrument instrument, OrderAction action, decimal quantity, decimal price)
    {
        var isOpening = action is OrderAction.BuyToOpen or OrderAction.SellToOpen;
        return instrument.Kind switch
        {
            InstrumentKind.Equity => new FeeCalculation { Clearing = 0.001m * quantity, Taf = action.IsBuy() ? 0 : 0.000166m * quantity },
            InstrumentKind.EquityOption => new FeeCalculation { Commission = isOpening ? quantity : 0, Clearing = 0.1m * quantity, Orf = 0.02m * quantity, Proprietary = instrument.IsIndexOption ? OfIndexOption * quantity : 0 },
            InstrumentKind.Future => new FeeCalculation { Commission = 1.25m * quantity, Clearing = 0.3m * quantity, Exchange = 1.28m * quantity, Nfa = 0.02m * quantity },
            InstrumentKind.FutureOption => new FeeCalculation { Commission = isOpening ? 2.5m * quantity : 0, Clearing = 0.3m * quantity, Exchange = 0.6m * quantity, Nfa = 0.02m * quantity },
            _ => new FeeCalculation { Commission = Math.Min(10m, Math.Round(0.01m * quantity * price, 2)) },
        };
    }
}
