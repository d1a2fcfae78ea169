using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders;

/// <summary>A leg of an order to be placed.</summary>
public sealed record OrderLegRequest
{
    /// <summary>The kind of instrument.</summary>
    public OrderInstrumentType InstrumentType { get; init; }

    /// <summary>The symbol; of an option the OCC symbol, 21 characters.</summary>
    public required string Symbol { get; init; }

    /// <summary>What it does.</summary>
    public OrderAction Action { get; init; }

    /// <summary>How many units, positive; null in a notional order.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What is known of the instrument, for checks and caps. Never sent.</summary>
    public InstrumentFacts? Facts { get; init; }

    /// <summary>True for an action that buys.</summary>
    internal bool Buys => IsBuying(Action);

    /// <summary>True for an action that may open a position.</summary>
    internal bool MayOpen => Action is not (OrderAction.BuyToClose or OrderAction.SellToClose);

    /// <summary>True for an action that buys.</summary>
    internal static bool IsBuying(OrderAction action) => action is OrderAction.BuyToOpen or OrderAction.BuyToClose or OrderAction.Buy;

    /// <summary>What a trader reads.</summary>
    public override string ToString() => OrderText.Leg(OrderWords.Actions[Action], Quantity, Symbol);
}
