using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Futures;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

/// <summary>
/// Random orders, prices and times in all fill modes, while futures are settled and options expire. Beside the broker an account is kept from the fills and
/// the prices of the market alone, by rules written down here anew; at every step both agree. So is the list of the statuses that may follow each other.
/// </summary>
public class BookkeepingPropertyTests
{
    private const int Steps = 2200;
    private const int Nights = 26;

    // From the table and the drawing of the life cycle. An order is reported first with the left, then with the right; a report may skip those that pass at once.
    private const string Next = """
        new: Received Routed Contingent
        Received: Received Routed Cancelled Removed
        Contingent: Contingent Routed Cancelled Removed
        Routed: InFlight Live Rejected Removed
        InFlight: Live Rejected Removed
        Live: Live Filled CancelRequested ReplaceRequested Expired Removed PartiallyRemoved
        CancelRequested: CancelRequested Cancelled Filled Removed PartiallyRemoved
        ReplaceRequested: ReplaceRequested Cancelled Filled Removed PartiallyRemoved
        Filled: Filled
        Cancelled:
        Expired:
        Rejected:
        Removed:
        PartiallyRemoved:
        """;

    private static readonly Dictionary<string, string[]> Allowed = Next.Split('\n')
        .Select(line => line.Split(':'))
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Cash_positions_and_fees_balance_at_every_step(int seed)
    {
        using var day = new TradingDay();
        var random = new Random(seed);
        var turns = new Random(seed);
        var calls = day.Calls();
        var future = day.Market.Futures!.Products.First(product => product.Code == "MES") is var micro ? day.Market.Futures.ContractsOf(micro)[0] : null!;
        var expiring = day.Market.SeriesOf("QQQ").Single(series => series.Strikes.Any(strike => strike.Call.Symbol == calls[0]));
        var kept = expiring.Strikes[^2].Call.Symbol;
        string[] symbols = ["QQQ", "F", .. calls, expiring.Strikes[^1].Call.Symbol, kept, future.Symbol, "BTC/USD"];
        var multipliers = symbols.ToDictionary(symbol => symbol, symbol => KindOf(symbol) switch
        {
            InstrumentKind.EquityOption => 100m,
            InstrumentKind.Future => 5m,
            _ => 1m,
        });
        var books = new OwnBooks(day, multipliers, expiring, future);
        foreach (var position in day.Portfolio.Now().Positions.Where(position => symbols.Contains(position.Instrument.Symbol))) books.Begin(position.Instrument.Symbol, position.Quantity);
        var statuses = new Dictionary<long, string>();
        var (taken, trips) = (0, 0);
        var seen = new HashSet<OrderStatus>();

        // One that nobody trades, so that one expires.
        day.Market.Script.SetPrice(kept, 0.05m, 0.1m, 0.05m);
        day.Place(AtMarket(quantity: 1, symbol: kept));

        for (var step = 0; step < Steps; step++)
        {
            if (step % 11 == 0) TradeFuture(day, turns, future.Symbol);
            else Act(day, random, [.. symbols.Where(symbol => symbol != kept && (KindOf(symbol) != InstrumentKind.EquityOption || day.Clock.GetUtcNow() < expiring.ExpiresAt))]);
            day.Desk.CatchUp();
            books.SettleUntil(day.Clock.GetUtcNow());
            for (; taken < day.Changes.Count; taken++)
            {
                if (day.Changes[taken] is not OrderChanged { Order: var order }) continue;
                var before = statuses.TryGetValue(order.Id!.Value, out var known) ? known : "new";
                Assert.Contains(order.Status.ToString(), Allowed[before]);
                statuses[order.Id.Value] = order.Status.ToString();
                seen.Add(order.Status);
                books.Take(order);
            }

            var now = day.Portfolio.Now();
            Assert.Equal(books.Cash, now.Cash);
            foreach (var symbol in symbols) Assert.Equal(books.QuantityOf(symbol), now.Positions.SingleOrDefault(position => position.Instrument.Symbol == symbol)?.Quantity ?? 0);
            Assert.Equal(now.Cash + now.Positions.Sum(position => position.MarketValue), now.NetLiquidatingValue);
            if (step % 10 == 0) CheckOrders(IsOpen(day.Clock.GetUtcNow()), day.Desk.Search(day.Number, new OrderFilter()), day.Desk.SearchComplex(day.Number));
            if (books.FutureFlow is not { } flow || books.RoundTrips == trips) continue;
            trips = books.RoundTrips;
            Assert.Equal(flow, day.Portfolio.Ledger.Transactions.Where(entry => entry.Instrument?.Symbol == future.Symbol).Sum(entry => entry.Value));
        }

        Assert.Equal(books.Cash, day.Portfolio.Ledger.Transactions.Sum(transaction => transaction.Value - transaction.Fees.Total));
        Assert.True(books.Fills > 100, $"Only {books.Fills} fills.");
        Assert.True(books.RoundTrips > 5, $"Only {books.RoundTrips} times was the future held and closed.");
        Assert.True(books.Marks > 5 && books.Removals > 0, $"Only {books.Marks} settlements and {books.Removals} options that expired.");
        Assert.Equal(books.Marks, day.Portfolio.Ledger.Transactions.Count(transaction => transaction.SubType == "Mark to Market"));
        Assert.Superset(new HashSet<OrderStatus> { OrderStatus.Routed, OrderStatus.InFlight, OrderStatus.Live, OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Rejected, OrderStatus.Expired, OrderStatus.Contingent, OrderStatus.Received }, seen);
    }

    // Nothing is filled for more than was ordered, however often it was replaced; no replacement waits for what has ended; nobody works on both sides of a symbol
    // but with orders that depend on each other; of a pair one is filled; a reason belongs to a rejection.
    private static void CheckOrders(bool isOpen, IReadOnlyList<OrderState> orders, IReadOnlyList<ComplexOrderState> pairs)
    {
        var byId = orders.ToDictionary(order => order.Id!.Value);
        OrderState OriginalOf(OrderState order) => order.ReplacesOrderId is { } before ? OriginalOf(byId[before]) : order;
        foreach (var chain in orders.Where(order => order.ReplacesOrderId is not null || order.ReplacingOrderId is not null).GroupBy(order => OriginalOf(order).Id))
        {
            Assert.True(chain.Sum(order => order.Legs[0].Quantity - order.Legs[0].RemainingQuantity) <= byId[chain.Key!.Value].Legs[0].Quantity, $"{chain.Key} was filled for more than was ordered.");
            foreach (var order in chain.Where(order => isOpen && order is { ComplexOrderId: null, ContingentStatus: ContingentStatus.PendingOrder }))
                Assert.Contains(chain, other => other.Status == OrderStatus.ReplaceRequested);
        }
        var working = orders.Where(order => order.Status is OrderStatus.Live or OrderStatus.CancelRequested or OrderStatus.ReplaceRequested).SelectMany(order => order.Legs, (order, leg) => (leg.Symbol, IsBuy: leg.Action.IsBuy(), Complex: order.ComplexOrderId)).ToList();
        foreach (var (symbol, _, complex) in working.Where(leg => leg.IsBuy)) Assert.DoesNotContain(working, leg => leg.Symbol == symbol && !leg.IsBuy && (complex is null || leg.Complex != complex));
        foreach (var pair in pairs) Assert.True(pair.Orders.Concat(pair.RelatedOrders).Count(order => order.Status == OrderStatus.Filled && order.ComplexOrderTag is "OTOCO::oco-1-order" or "OCO::order") <= 1, $"{pair.Id} was filled twice.");
        Assert.All(orders, order => Assert.Equal(order.Status == OrderStatus.Rejected, order.RejectReason is not null));
    }

    // At night also what has nothing to wait for any more waits: for the morning.
    private static bool IsOpen(DateTimeOffset now) =>
        NewYorkTime.DayOf(now).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && NewYorkTime.ToNewYork(now).TimeOfDay is { TotalHours: >= 9.5 and < 16 };

    // One by one at ever another price, so that the average has no end more often than not, and back to none again and again.
    private static void TradeFuture(TradingDay day, Random random, string symbol)
    {
        var price = 5900 + 0.25m * random.Next(800);
        day.Market.Script.SetPrice(symbol, price, price + 0.25m, price);
        var held = day.Portfolio.Ledger.QuantityOf(symbol);
        var opens = held == 0 || Math.Abs(held) < 4 && random.Next(2) == 0;
        var isBuy = held == 0 ? random.Next(2) == 0 : held > 0 == opens;
        day.Desk.Place(day.Number, AtMarket(isBuy ? OrderAction.Buy : OrderAction.Sell, 1, symbol));
    }

    private static void Act(TradingDay day, Random random, string[] symbols)
    {
        switch (random.Next(12))
        {
            case 0 or 1:
                var symbol = symbols[random.Next(symbols.Length)];
                var (level, tick) = KindOf(symbol) switch
                {
                    InstrumentKind.EquityOption => (1.5m, 0.05m),
                    InstrumentKind.Future => (6000m, 0.25m),
                    InstrumentKind.Cryptocurrency => (1000m, 0.01m),
                    _ => (400m, 0.01m),
                };
                var bid = Math.Round(level * (decimal)(0.9 + 0.2 * random.NextDouble()) / tick) * tick;
                day.Market.Script.SetPrice(symbol, bid, bid + tick, bid);
                break;
            case 2:
                // Some minutes mostly, a night now and then, until the options have expired and nothing else.
                var now = day.Clock.GetUtcNow();
                if (now >= At(4 + Nights, 0, 0)) break;
                if (random.Next(4) == 0) day.Clock.Set(NewYorkTime.At(NewYorkTime.DayOf(now).AddDays(1), TimeSpan.FromHours(10)));
                else day.Clock.Advance(TimeSpan.FromMinutes(random.Next(60)));
                break;
            case 3:
                day.Settings.FillMode = random.Next(3) == 0 ? (FillMode)random.Next(5) : FillMode.Market;
                break;
            case 4:
                var working = day.Desk.Live(day.Number).Where(order => !order.IsTerminal).ToArray();
                if (working.Length > 0) day.Desk.Cancel(day.Number, working[random.Next(working.Length)].Id!.Value);
                break;
            case 5:
                var editable = day.Desk.Live(day.Number).Where(order => order.IsEditable && order.Ticket.Price is not null).ToArray();
                if (editable.Length == 0) break;
                var edited = editable[random.Next(editable.Length)];
                day.Desk.Edit(day.Number, edited.Id!.Value, new OrderEdit { Price = edited.Ticket.Price + (random.Next(3) - 1) });
                break;
            case 6:
                var quantity = random.Next(1, 4);
                day.Desk.Place(day.Number, Limit(0.05m * random.Next(1, 40)) with
                {
                    PriceEffect = random.Next(2) == 0 ? CashEffect.Credit : CashEffect.Debit,
                    Legs = [.. symbols.Where(one => KindOf(one) == InstrumentKind.EquityOption).Take(random.Next(2, 5)).Select(one => new LegTicket(InstrumentKind.EquityOption, one, Choose(random), quantity))],
                });
                break;
            case 7:
                day.Desk.Place(day.Number, new ComplexTicket
                {
                    Type = ComplexOrderType.Otoco,
                    Trigger = Limit(380 + random.Next(40)),
                    Orders = [Limit(390 + random.Next(40), OrderAction.SellToClose, time: TimeInForce.Gtc), AtMarket(OrderAction.SellToClose) with { Type = OrderType.Stop, StopTrigger = 360 + random.Next(60), TimeInForce = TimeInForce.Gtc }],
                });
                break;
            case 8:
                var (above, below) = (400 + random.Next(40), 400 - random.Next(40));
                day.Desk.Place(day.Number, new ComplexTicket
                {
                    Type = ComplexOrderType.Oco,
                    Orders = [AtMarket(Choose(random)) with { Type = OrderType.Stop, StopTrigger = above }, AtMarket(Choose(random)) with { Type = OrderType.Stop, StopTrigger = below }],
                });
                break;
            default:
                var ticket = RandomTicket(random, symbols[random.Next(symbols.Length)]);
                var isLater = random.Next(6) == 0;
                day.Desk.Place(day.Number, isLater ? ticket with { Rules = new RuleTicket(day.Clock.GetUtcNow().AddMinutes(random.Next(1, 90)), null, []) } : ticket);
                break;
        }
    }

    private static OrderTicket RandomTicket(Random random, string symbol)
    {
        var action = Choose(random);
        var kind = KindOf(symbol);
        var quantity = kind == InstrumentKind.Cryptocurrency ? random.Next(1, 50) / 100m : kind == InstrumentKind.Equity ? random.Next(1, 60) : random.Next(1, 4);
        var price = kind switch
        {
            InstrumentKind.EquityOption => 0.05m * random.Next(20, 40),
            InstrumentKind.Future => 5500 + random.Next(1000),
            InstrumentKind.Cryptocurrency => 900 + random.Next(200),
            _ => 370 + random.Next(60),
        };
        return random.Next(5) switch
        {
            0 => AtMarket(action, quantity, symbol),
            1 => AtMarket(action, quantity, symbol) with { Type = OrderType.Stop, StopTrigger = price },
            2 => Limit(price, action, quantity, symbol, TimeInForce.Ioc),
            _ => Limit(price, action, quantity, symbol, (TimeInForce)random.Next(2)),
        };
    }

    private static OrderAction Choose(Random random) => (OrderAction)random.Next(4);

    /// <summary>Cash and quantities from fills and closes: what a pupil would write down with a pencil.</summary>
    private sealed class OwnBooks(TradingDay day, Dictionary<string, decimal> multipliers, OptionSeries expiring, FutureContract future)
    {
        private readonly Dictionary<string, (decimal Quantity, decimal Paid)> _held = [];
        private readonly HashSet<string> _known = [];
        private decimal _cash = day.Cash;
        private decimal _futureFlow;
        private DateTimeOffset _settledUntil = day.Clock.GetUtcNow();

        public decimal Cash => _cash;

        public int Fills => _known.Count;

        public int Marks { get; private set; }

        public int RoundTrips { get; private set; }

        /// <summary>
        /// What all purchases and sales of the future come to, whenever none is held: to the cent what must have been paid out and collected, however it was
        /// closed and settled. Null while some are held.
        /// </summary>
        public decimal? FutureFlow => QuantityOf(future.Symbol) == 0 ? _futureFlow : null;

        public int Removals { get; private set; }

        /// <summary>Futures are paid out at five in the afternoon on workdays, options are removed at four on their last day; there is no holiday.</summary>
        public void SettleUntil(DateTimeOffset now)
        {
            for (var number = NewYorkTime.DayOf(_settledUntil); number <= NewYorkTime.DayOf(now); number = number.AddDays(1))
            {
                if (number.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
                var (four, five) = (NewYorkTime.At(number, TimeSpan.FromHours(16)), NewYorkTime.At(number, TimeSpan.FromHours(17)));
                if (number == expiring.Expiration && four > _settledUntil && four <= now) Expire(MarketAt(four));
                if (five > _settledUntil && five <= now) Mark(MarketAt(five));
            }
            _settledUntil = now;
        }

        public void Begin(string symbol, decimal quantity) => _held[symbol] = (quantity, 0);

        public decimal QuantityOf(string symbol) => _held.TryGetValue(symbol, out var held) ? held.Quantity : 0;

        public void Take(OrderState order)
        {
            foreach (var leg in order.Legs)
            {
                foreach (var fill in leg.Fills)
                {
                    if (_known.Add(fill.FillId)) Book(leg, fill);
                }
                Assert.Equal(leg.Quantity, leg.RemainingQuantity + leg.Fills.Sum(fill => fill.Quantity));
            }
        }

        private IMarket MarketAt(DateTimeOffset instant) => ((IMarketHistory)day.Market).AsOf(instant);

        private void Mark(IMarket market)
        {
            var (held, paid) = _held.TryGetValue(future.Symbol, out var before) ? before : default;
            if (held == 0) return;
            var gain = Cents(held * market.Futures!.QuoteOf(future).ListingMark()!.Value * multipliers[future.Symbol] - paid);
            _cash += gain;
            _held[future.Symbol] = (held, paid + gain);
            Marks++;
        }

        private void Expire(IMarket market)
        {
            var spot = market.TryGetListing("QQQ", out var listing) ? market.QuoteOf(listing).ListingMark()!.Value : 0;
            foreach (var strike in expiring.Strikes)
            {
                var held = QuantityOf(strike.Call.Symbol);
                if (held == 0) continue;
                _held[strike.Call.Symbol] = default;
                Removals++;
                if (spot <= strike.Price) continue;
                _cash -= 100 * held * strike.Price;
                _held["QQQ"] = (QuantityOf("QQQ") + 100 * held, 0);
            }
        }

        private void Book(LegState leg, FillState fill)
        {
            var isBuy = leg.Action is OrderAction.Buy or OrderAction.BuyToOpen or OrderAction.BuyToClose;
            var quantity = isBuy ? fill.Quantity : -fill.Quantity;
            var (held, paid) = _held.TryGetValue(leg.Symbol, out var before) ? before : default;
            if (leg.Kind == InstrumentKind.Future)
            {
                // Nothing is paid for a future; what was gained comes in when it is closed. What the cents leave over is owed until the last one is.
                var closed = Math.Sign(held) == -Math.Sign(quantity) ? Math.Min(Math.Abs(held), Math.Abs(quantity)) * Math.Sign(held) : 0;
                var dollars = fill.Price * multipliers[leg.Symbol];
                var gain = closed == 0 ? 0 : Cents(closed * dollars - paid * closed / held);
                _cash += gain;
                _futureFlow -= quantity * dollars;
                paid += gain + quantity * dollars;
                if (held != 0 && held + quantity == 0) RoundTrips++;
            }
            else
            {
                _cash -= quantity * fill.Price * multipliers[leg.Symbol];
            }
            _cash -= Fee(leg, fill);
            _held[leg.Symbol] = (held + quantity, paid);
        }

        private static decimal Cents(decimal value) => Math.Round(Math.Round(value, 10), 2);

        private static decimal Fee(LegState leg, FillState fill)
        {
            var isOpening = leg.Action is OrderAction.BuyToOpen or OrderAction.SellToOpen;
            var isSale = leg.Action is OrderAction.SellToOpen or OrderAction.SellToClose;
            return leg.Kind switch
            {
                InstrumentKind.Equity => fill.Quantity * (isSale ? 0.001166m : 0.001m),
                InstrumentKind.EquityOption => fill.Quantity * (isOpening ? 1.12m : 0.12m),
                InstrumentKind.Future => fill.Quantity * 2.85m,
                _ => Math.Min(10m, Math.Round(fill.Quantity * fill.Price / 100, 2)),
            };
        }
    }
}
