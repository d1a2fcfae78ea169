using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Broker.Orders;

/// <summary>A broker without wire whose clock stands still, and whose delays are 0 unless they are set. It is Tuesday, 2026-08-04, 10:30 in New York.</summary>
internal sealed class TradingDay : IDisposable
{
    public TradingDay(int hour = 10, int minute = 30, TimeProvider? clock = null)
    {
        Clock = clock as MarketClock ?? new MarketClock(At(4, hour, minute), speed: 0);
        Market = ScriptableMarket.Over(new SyntheticMarket(1, clock ?? Clock));
        Settings = new SimulatedBroker { RouteDelay = TimeSpan.Zero, FillDelay = TimeSpan.Zero, CancelDelay = TimeSpan.Zero };
        Brokerage = new Brokerage(Market, 1, Settings, RealTime);
        Desk.Changed += Changes.Add;
        Number = Brokerage.Customer.Accounts[0].Number;
        Market.Script.SetPrice("QQQ", 400m, 400.10m, 400.05m);
    }

    public MarketClock Clock { get; }

    /// <summary>The time in which the broker looks at the market between two calls. It stands still, too.</summary>
    public FakeTimeProvider RealTime { get; } = new();

    public ScriptableMarket Market { get; }

    public SimulatedBroker Settings { get; }

    public Brokerage Brokerage { get; }

    public OrderDesk Desk => Brokerage.Desk;

    public List<AccountChange> Changes { get; } = [];

    public string Number { get; }

    public Portfolio Portfolio => Brokerage.TryFind(Number, out _, out var portfolio) ? portfolio : throw new KeyNotFoundException(Number);

    public decimal Cash => Portfolio.Now().Cash;

    public static DateTimeOffset At(int day, int hour, int minute) => NewYorkTime.At(new DateTime(2026, 8, day), new TimeSpan(hour, minute, 0));

    public static OrderTicket Limit(decimal price, OrderAction action = OrderAction.BuyToOpen, decimal quantity = 10, string symbol = "QQQ", TimeInForce time = TimeInForce.Day) =>
        AtMarket(action, quantity, symbol) with { Type = OrderType.Limit, Price = price, PriceEffect = action.IsBuy() ? CashEffect.Debit : CashEffect.Credit, TimeInForce = time };

    public static OrderTicket AtMarket(OrderAction action = OrderAction.BuyToOpen, decimal quantity = 10, string symbol = "QQQ") => new()
    {
        Type = OrderType.Market,
        TimeInForce = TimeInForce.Day,
        Legs = [new LegTicket(KindOf(symbol), symbol, action, quantity)],
    };

    public static InstrumentKind KindOf(string symbol) => symbol switch
    {
        ['.', '/', ..] => InstrumentKind.FutureOption,
        ['/', ..] => InstrumentKind.Future,
        _ when symbol.EndsWith("/USD", StringComparison.Ordinal) => InstrumentKind.Cryptocurrency,
        { Length: 21 } => InstrumentKind.EquityOption,
        _ => InstrumentKind.Equity,
    };

    public OrderState Place(OrderTicket ticket)
    {
        var placement = Desk.Place(Number, ticket);
        Assert.Empty(placement.Preflight.Errors);
        return placement.Order!;
    }

    public OrderState Find(OrderState order) => Desk.Find(Number, order.Id!.Value)!;

    public OrderStatus StatusOf(OrderState order) => Find(order).Status;

    public string ErrorOf(OrderTicket ticket) => Assert.Single(Desk.Place(Number, ticket).Preflight.Errors).Code;

    /// <summary>The statuses of an order in the order of its notices.</summary>
    public OrderStatus[] NoticesOf(OrderState order) => [.. Changes.OfType<OrderChanged>().Where(change => change.Order.Id == order.Id).Select(change => change.Order.Status)];

    public Position? Held(string symbol) => Portfolio.Now().Positions.SingleOrDefault(position => position.Instrument.Symbol == symbol && position.Quantity != 0);

    /// <summary>Four calls of QQQ with one expiry, strikes ascending, quoted 2.00–2.10, 1.50–1.60, 1.00–1.10 and 0.50–0.60.</summary>
    public string[] Calls()
    {
        var series = Market.SeriesOf("QQQ").First(series => series.ChainType == "Standard" && (series.Expiration - new DateTime(2026, 8, 4)).Days > 20);
        string[] symbols = [.. series.Strikes.Where(strike => strike.Price > 400).Take(4).Select(strike => strike.Call.Symbol)];
        for (var index = 0; index < symbols.Length; index++) Market.Script.SetPrice(symbols[index], 2m - 0.5m * index, 2.1m - 0.5m * index, 2.05m - 0.5m * index);
        return symbols;
    }

    public void Dispose() => Desk.Dispose();
}
