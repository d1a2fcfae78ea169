using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;

namespace TastyPS.Client.Tests.Orders.Confirming;

/// <summary>Orders that somebody is asked about.</summary>
internal static class ShownOrders
{
    /// <summary>Where they are sent.</summary>
    public static readonly OrderPlace Play = new("5WT00001", "Simulator", IsProduction: false);

    /// <summary>A call spread that is sold.</summary>
    public static readonly OrderRequest Spread = new()
    {
        Price = 2.00m,
        PriceEffect = PriceEffect.Credit,
        Legs =
        [
            new OrderLegRequest { InstrumentType = OrderInstrumentType.EquityOption, Symbol = "SPY   191018C00298000", Action = OrderAction.BuyToOpen, Quantity = 1 },
            new OrderLegRequest { InstrumentType = OrderInstrumentType.EquityOption, Symbol = "SPY   191018C00295000", Action = OrderAction.SellToOpen, Quantity = 1 },
        ],
    };

    /// <summary>One share at the market.</summary>
    public static OrderRequest Share(OrderAction action = OrderAction.BuyToOpen) =>
        new() { OrderType = OrderType.Market, Legs = [new OrderLegRequest { InstrumentType = OrderInstrumentType.Equity, Symbol = "AAPL", Action = action, Quantity = 1 }] };

    /// <summary>An order of the service.</summary>
    public static Order Placed(string json) => Order.From(new JsonFields(JsonDocument.Parse(json).RootElement));
}
