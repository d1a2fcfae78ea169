using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Legs and orders in a line. The options expire on 18 December 2026.</summary>
internal static class Legs
{
    public static readonly DateTimeOffset Now = new(2026, 6, 12, 15, 30, 0, TimeSpan.Zero);

    /// <summary>The schedule of AAPL's options as the reference has it: a cent below 3, then five.</summary>
    public static readonly IReadOnlyList<TickSize> Pennies = [new() { Threshold = 3m, Value = 0.01m }, new() { Value = 0.05m }];

    /// <summary>The schedule of ES's options as the reference has it.</summary>
    public static readonly IReadOnlyList<TickSize> Futures =
        [new() { Threshold = 5m, Value = 0.05m }, new() { Threshold = 20m, Value = 0.1m }, new() { Threshold = 100m, Value = 0.25m }, new() { Value = 0.5m }];

    public static OrderLegRequest Stock(OrderAction action = OrderAction.BuyToOpen, decimal? quantity = 1m, string symbol = "SPY", InstrumentFacts? facts = null) =>
        new() { InstrumentType = OrderInstrumentType.Equity, Symbol = symbol, Action = action, Quantity = quantity, Facts = facts };

    public static OrderLegRequest Put(decimal strike, OrderAction action = OrderAction.BuyToOpen, decimal? quantity = 1m, string root = "SPY", string day = "261218", InstrumentFacts? facts = null) =>
        Option('P', strike, action, quantity, root, day, facts);

    public static OrderLegRequest Call(decimal strike, OrderAction action = OrderAction.BuyToOpen, decimal? quantity = 1m, string root = "SPY", string day = "261218", InstrumentFacts? facts = null) =>
        Option('C', strike, action, quantity, root, day, facts);

    public static OrderLegRequest Future(OrderAction action = OrderAction.Buy, decimal? quantity = 1m, string symbol = "/ESZ6", InstrumentFacts? facts = null) =>
        new() { InstrumentType = OrderInstrumentType.Future, Symbol = symbol, Action = action, Quantity = quantity, Facts = facts };

    public static OrderLegRequest OnFuture(string symbol, OrderAction action = OrderAction.BuyToOpen, InstrumentFacts? facts = null) =>
        new() { InstrumentType = OrderInstrumentType.FutureOption, Symbol = symbol, Action = action, Quantity = 1m, Facts = facts };

    public static OrderLegRequest Coin(decimal quantity) =>
        new() { InstrumentType = OrderInstrumentType.Cryptocurrency, Symbol = "BTC/USD", Action = OrderAction.BuyToOpen, Quantity = quantity };

    public static OrderRequest Debit(decimal price, params OrderLegRequest[] legs) => new() { Price = price, PriceEffect = PriceEffect.Debit, Legs = legs };

    public static OrderRequest Credit(decimal price, params OrderLegRequest[] legs) => new() { Price = price, PriceEffect = PriceEffect.Credit, Legs = legs };

    public static OrderRequest Market(params OrderLegRequest[] legs) => new() { OrderType = OrderType.Market, Legs = legs };

    public static OrderRequest Stop(decimal trigger, params OrderLegRequest[] legs) => new() { OrderType = OrderType.Stop, StopTrigger = trigger, Legs = legs };

    public static OrderRequest Notional(decimal value, OrderLegRequest leg) =>
        new() { OrderType = OrderType.NotionalMarket, Value = value, ValueEffect = PriceEffect.Debit, Legs = [leg with { Quantity = null }] };

    private static OrderLegRequest Option(char type, decimal strike, OrderAction action, decimal? quantity, string root, string day, InstrumentFacts? facts) => new()
    {
        InstrumentType = OrderInstrumentType.EquityOption,
        Symbol = FormattableString.Invariant($"{root,-6}{day}{type}{strike * 1000m:00000000}"),
        Action = action,
        Quantity = quantity,
        Facts = facts,
    };
}
