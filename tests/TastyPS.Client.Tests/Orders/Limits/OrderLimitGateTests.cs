using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Tests.Orders.Limits;

public sealed class OrderLimitGateTests
{
    private const string Account = "5WT00001";

    private readonly OrderLimitStore _store = OrderLimitStore.InMemory();

    [Fact]
    public async Task Without_caps_everything_passes() => await PassesAsync(new OrderLimits(), Legs.Market(Legs.Stock(quantity: 1_000_000m)));

    [Fact]
    public async Task The_kill_switch_stops_every_order_closing_ones_too()
    {
        var off = new OrderLimits { IsOff = true };

        await RefusedAsync(OrderLimit.Off, off, Legs.Debit(1m, Legs.Stock()));
        var closing = await RefusedAsync(OrderLimit.Off, off, Legs.Credit(1m, Legs.Stock(OrderAction.SellToClose)));

        Assert.Equal("Orders are switched off. Only cancelling is allowed. The order is: Sell to Close 1 SPY limit 1 credit, Day.", closing.Message);
    }

    [Fact]
    public async Task The_largest_leg_is_the_quantity()
    {
        var ten = new OrderLimits { MaxQuantity = 10m };

        await PassesAsync(ten, Legs.Debit(1m, Legs.Put(540m, quantity: 5m), Legs.Put(535m, OrderAction.SellToOpen, 10m)));
        var refusal = await RefusedAsync(OrderLimit.MaxQuantity, ten, Legs.Debit(1m, Legs.Put(540m, quantity: 5m), Legs.Put(535m, OrderAction.SellToOpen, 11m)));

        Assert.Equal((10m, 11m), (refusal.Allowed, refusal.Asked));
        Assert.Equal(
            "The quantity 11 is above 10, which the order limits allow for a leg. The order is: Buy to Open 5 SPY 2026-12-18 540 put + Sell to Open 11 SPY 2026-12-18 535 put limit 1 debit, Day.",
            refusal.Message);
    }

    // 100 / 7 = 14.285714…; what is above its cap must not look as if it were not.
    [Theory]
    [InlineData(100, 7, 2, "The quantity 14.2858 is above 2,")]
    [InlineData(2.00001, 1, 2, "The quantity 2.0001 is above 2,")]
    [InlineData(2.5, 1, 2, "The quantity 2.5 is above 2,")]
    [InlineData(1, 3, 0.33333333, "The quantity 0.33333334 is above 0.33333333,")]
    public async Task A_quantity_above_the_cap_is_told_in_few_places_rounded_up(decimal value, decimal mark, decimal cap, string told)
    {
        var shares = Legs.Stock(quantity: null, facts: new InstrumentFacts { Mark = mark });
        var order = Legs.Market(shares) with { OrderType = OrderType.NotionalMarket, Value = value, ValueEffect = PriceEffect.Debit };

        var refusal = await RefusedAsync(OrderLimit.MaxQuantity, new OrderLimits { MaxQuantity = cap }, order);

        Assert.StartsWith(told, refusal.Message);
        Assert.Equal(value / mark, refusal.Asked);
    }

    [Theory]
    [InlineData(14.2857142, 14, "The notional 14.29 is above 14,")]
    [InlineData(14.0000001, 14, "The notional 14.01 is above 14,")]
    [InlineData(1000, 999.5, "The notional 1000 is above 999.5,")]
    [InlineData(0.0123456789, 0.01, "The notional 0.01234568 is above 0.01,")]
    public async Task A_notional_above_the_cap_is_told_in_cents_rounded_up(decimal mark, decimal cap, string told) =>
        Assert.StartsWith(told, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = cap }, Legs.Market(Legs.Stock(facts: new InstrumentFacts { Mark = mark })))).Message);

    // 3 × 100 × 2.50 = 750.
    [Fact]
    public async Task The_notional_of_an_option_is_price_times_multiplier_times_quantity()
    {
        var order = Legs.Debit(2.50m, Legs.Put(540m, quantity: 3m));

        await PassesAsync(new OrderLimits { MaxNotional = 750m }, order);
        var refusal = await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 749.99m }, order);

        Assert.Equal((749.99m, 750m), (refusal.Allowed, refusal.Asked));
    }

    // The price of a ratio of 4 to 6 belongs to 2 to 3, which is done twice: 2 × 100 × 1.25 = 250.
    [Fact]
    public async Task The_net_price_of_a_spread_counts_as_often_as_the_spread_is_done()
    {
        var order = Legs.Debit(1.25m, Legs.Put(540m, quantity: 4m, facts: new InstrumentFacts { Mark = 5m }), Legs.Put(535m, OrderAction.SellToOpen, 6m, facts: new InstrumentFacts { Mark = 3m }));

        Assert.Equal(250m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);
    }

    // One point of /ES is 50 dollars: 2 × 50 × 6300 = 630,000.
    [Fact]
    public async Task The_multiplier_of_a_future_comes_from_its_facts()
    {
        var order = Legs.Debit(6300m, Legs.Future(quantity: 2m, facts: new InstrumentFacts { Multiplier = 50m }));

        Assert.Equal(630_000m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);
    }

    [Fact]
    public async Task A_market_order_counts_at_the_mark()
    {
        var order = Legs.Market(Legs.Stock(quantity: 3m, facts: new InstrumentFacts { Mark = 600.5m }));

        Assert.Equal(1801.5m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);
    }

    [Fact]
    public async Task A_stop_counts_at_the_mark_or_its_trigger_whichever_is_more()
    {
        var order = Legs.Stop(610m, Legs.Stock(quantity: 2m, facts: new InstrumentFacts { Mark = 600m }));

        Assert.Equal(1220m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);
    }

    // A limit of 10 is filled at 588.33 if that is bid: 100 × 588.33 = 58,833.
    [Theory]
    [InlineData(10, 58_833)]
    [InlineData(600, 60_000)]
    public async Task What_is_sold_counts_at_the_mark_or_its_limit_whichever_is_more(int limit, int notional)
    {
        var order = Legs.Credit(limit, Legs.Stock(OrderAction.SellToOpen, 100m, "QQQ", new InstrumentFacts { Mark = 588.33m }));

        Assert.Equal((decimal)notional, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 5000m }, order)).Asked);
    }

    // Two of each for 0.05, filled at the marks: (9 + 8) × 100 × 2 = 3,400.
    [Fact]
    public async Task Options_that_are_all_sold_count_at_their_marks_together()
    {
        var order = Legs.Credit(0.05m, Legs.Put(540m, OrderAction.SellToOpen, 2m, facts: new InstrumentFacts { Mark = 9m }), Legs.Put(535m, OrderAction.SellToOpen, 2m, facts: new InstrumentFacts { Mark = 8m }));

        Assert.Equal(3_400m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 100m }, order)).Asked);
    }

    public static TheoryData<int, OrderRequest> OfStrikesWithoutMarks => new()
    {
        { 500, Legs.Credit(1.25m, Legs.Put(540m, OrderAction.SellToOpen, facts: new InstrumentFacts { Mark = 9m }), Legs.Put(535m)) },
        { 600, Legs.Credit(6m, Legs.Put(540m, OrderAction.SellToOpen), Legs.Put(535m)) },
        { 20_000, Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToOpen, 10m), Legs.Put(520m, quantity: 10m)) },
        { 500, Legs.Credit(2m, Legs.Put(535m), Legs.Put(540m, OrderAction.SellToOpen), Legs.Call(650m, OrderAction.SellToOpen), Legs.Call(655m)) },
        { 200, Legs.Debit(2m, Legs.Call(650m), Legs.Call(655m, OrderAction.SellToOpen)) },
        { 2_000, Legs.Credit(1m, Legs.Call(640m), Legs.Call(650m, OrderAction.SellToOpen, 2m), Legs.Call(680m)) },
        { 700, Legs.Credit(1m, Legs.Put(540m, OrderAction.SellToOpen), Legs.Put(535m), Legs.Put(540m, OrderAction.SellToOpen, day: "271217"), Legs.Put(538m, day: "271217")) },
    };

    // 540 − 535, unless the limit is more; 10 × 20; one side of a condor; no more than is paid; at 680 two of 30 less one of 40; 5 and 2 of two expirations.
    [Theory]
    [MemberData(nameof(OfStrikesWithoutMarks))]
    public async Task Strikes_count_at_what_they_are_apart_without_marks_wherever_the_limit_is(int notional, OrderRequest order) =>
        Assert.Equal((decimal)notional, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);

    // Ten sold at 9 and one bought at 0.01, a unit: (10 × 9 − 0.01) × 100 = 8,999, whatever the limit says.
    [Theory]
    [InlineData(PriceEffect.Credit)]
    [InlineData(PriceEffect.Debit)]
    public async Task A_cheap_leg_that_is_bought_does_not_hide_what_is_sold(PriceEffect effect)
    {
        OrderRequest Order(decimal? mark) => new()
        {
            Price = 0.05m,
            PriceEffect = effect,
            Legs = [Legs.Put(540m, OrderAction.SellToOpen, 10m, facts: new InstrumentFacts { Mark = mark }), Legs.Put(300m, facts: new InstrumentFacts { Mark = 0.01m })],
        };
        var hundred = new OrderLimits { MaxNotional = 100m };

        Assert.Equal(8_999m, (await RefusedAsync(OrderLimit.MaxNotional, hundred, Order(9m))).Asked);
        Assert.Null((await RefusedAsync(OrderLimit.MaxNotional, hundred, Order(null))).Asked);
    }

    // At the marks it brings 4.50 a unit, the limit is 1.25.
    [Fact]
    public async Task A_spread_whose_marks_are_known_counts_at_them_if_they_bring_more()
    {
        var order = Legs.Credit(1.25m, Legs.Put(540m, OrderAction.SellToOpen, facts: new InstrumentFacts { Mark = 9m }), Legs.Put(535m, facts: new InstrumentFacts { Mark = 4.5m }));

        Assert.Equal(450m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, order)).Asked);
    }

    // It is sent out at 610 or below, however high the market is now.
    [Fact]
    public async Task A_stop_that_sells_needs_no_mark() => Assert.Equal(
        1220m, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, Legs.Stop(610m, Legs.Stock(OrderAction.SellToClose, 2m)))).Asked);

    private static readonly InstrumentFacts Unwanted = new() { Ask = 0.03m, Mark = 2.41m };

    public static TheoryData<decimal, OrderRequest> OfNoMark => new()
    {
        { 3m, Legs.Credit(0.01m, Legs.Call(688m, OrderAction.SellToClose, facts: Unwanted)) },
        { 5m, Legs.Credit(0.05m, Legs.Call(688m, OrderAction.SellToClose, facts: Unwanted)) },
        { 3m, Legs.Market(Legs.Call(688m, OrderAction.SellToClose, facts: Unwanted)) },
        { 3m, Legs.Market(Legs.Call(688m, facts: Unwanted)) },
        { 3m, Legs.Stop(0.02m, Legs.Call(688m, facts: Unwanted)) },
        { 4m, Legs.Stop(0.04m, Legs.Call(688m, facts: Unwanted)) },
        { 2m, Legs.Stop(0.02m, Legs.Call(688m, OrderAction.SellToClose, facts: Unwanted)) },
        { 1m, Legs.Debit(0.01m, Legs.Call(688m, facts: Unwanted)) },
        { 7m, Legs.Credit(0.01m, Legs.Call(688m, OrderAction.SellToClose, facts: new InstrumentFacts { Bid = 0.07m, Ask = 0.03m })) },
        { 7m, Legs.Credit(0.01m, Legs.Call(688m, OrderAction.SellToClose, facts: new InstrumentFacts { Bid = 0.07m, Mark = 0.01m })) },
        { 903m, Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToClose, facts: new InstrumentFacts { Mark = 9m }), Legs.Call(688m, OrderAction.SellToClose, facts: Unwanted)) },
    };

    // Nobody bids for the call, and the mark of the service is an old one. A sale may be filled at more than its limit, up to the higher of bid and ask.
    [Theory]
    [MemberData(nameof(OfNoMark))]
    public async Task Without_a_mark_a_sale_counts_at_the_ask_and_so_does_what_is_bought_wherever_the_market_is(decimal notional, OrderRequest order)
    {
        await PassesAsync(new OrderLimits { MaxNotional = notional }, order);

        Assert.Equal(notional, (await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = notional - 0.01m }, order)).Asked);
    }

    private static readonly InstrumentFacts Unquoted = new() { Bid = 0m, Ask = 0m, Mark = 0m };

    public static TheoryData<OrderRequest> OfNoQuote => new(
        Legs.Market(Legs.Stock(quantity: 200m, facts: Unquoted)),
        Legs.Market(Legs.Call(688m, OrderAction.BuyToClose, facts: Unquoted)),
        Legs.Stop(700m, Legs.Stock(quantity: 200m, facts: Unquoted)),
        Legs.Credit(0.01m, Legs.Call(688m, OrderAction.SellToOpen, 5m, facts: Unquoted)),
        Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToOpen, facts: Unquoted), Legs.Put(300m, OrderAction.SellToOpen, facts: new InstrumentFacts { Mark = 0.01m })));

    // When quotes come back they are filled at those, whatever that is.
    [Theory]
    [MemberData(nameof(OfNoQuote))]
    public async Task What_an_instrument_without_quotes_is_worth_is_not_known(OrderRequest order) =>
        Assert.Null((await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1_000_000m }, order)).Asked);

    [Fact]
    public async Task A_notional_order_counts_with_its_value()
    {
        await PassesAsync(new OrderLimits { MaxNotional = 50m }, Legs.Notional(50m, Legs.Stock()));
        await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 49m }, Legs.Notional(50m, Legs.Stock()));
    }

    [Fact]
    public async Task The_quantity_of_a_notional_order_is_its_value_at_the_mark()
    {
        var one = new OrderLimits { MaxQuantity = 1m };
        var at20 = Legs.Stock(facts: new InstrumentFacts { Mark = 20m });

        await PassesAsync(one, Legs.Notional(20m, at20));
        Assert.Equal(2.5m, (await RefusedAsync(OrderLimit.MaxQuantity, one, Legs.Notional(50m, at20))).Asked);
        Assert.Null((await RefusedAsync(OrderLimit.MaxQuantity, one, Legs.Notional(50m, Legs.Stock()))).Asked);
    }

    public static TheoryData<OrderRequest> OfUnknownNotional => new()
    {
        Legs.Market(Legs.Stock()),
        Legs.Debit(6300m, Legs.Future()),
        Legs.Debit(1m, Legs.Put(540m, root: "SPY1")),
        Legs.Debit(1m),
        Legs.Credit(1m, Legs.Stock(OrderAction.SellToClose)),
        Legs.Stop(1m, Legs.Stock()),
        Legs.Credit(1m, Legs.Call(688m, OrderAction.SellToClose, facts: new InstrumentFacts { Bid = 0m, Ask = 0m })),
        Legs.Market(Legs.Call(688m, facts: new InstrumentFacts { Bid = 1m })),
        Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToOpen), Legs.Call(700m)),
        Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToOpen, day: "271217"), Legs.Put(540m)),
        Legs.Credit(0.01m, Legs.Put(540m, OrderAction.SellToOpen), Legs.Put(540m, root: "XSP")),
    };

    [Theory]
    [MemberData(nameof(OfUnknownNotional))]
    public async Task A_notional_that_is_not_known_is_refused_where_there_is_a_cap_on_it(OrderRequest order)
    {
        var refusal = await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1_000_000_000m }, order);

        Assert.Null(refusal.Asked);
        Assert.Contains("notional is not known", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notional_beyond_all_numbers_is_above_every_cap() =>
        await RefusedAsync(OrderLimit.MaxNotional, new OrderLimits { MaxNotional = 1m }, Legs.Debit(1e27m, Legs.Put(540m, quantity: 1000m)));

    [Theory]
    [InlineData("SPX")]
    [InlineData("spxw")]
    [InlineData("SPXW  261218P05400000")]
    public async Task An_option_is_allowed_by_its_underlying_its_root_or_its_symbol(string allowed) => await PassesAsync(
        new OrderLimits { AllowedSymbols = ["QQQ", allowed] },
        Legs.Debit(1m, Legs.Put(5400m, root: "SPXW", facts: new InstrumentFacts { UnderlyingSymbol = "SPX" })));

    [Theory]
    [InlineData("/ES")]
    [InlineData("/ESZ6")]
    public async Task A_future_and_its_options_are_allowed_by_the_product_or_the_month(string allowed)
    {
        var limits = new OrderLimits { AllowedSymbols = [allowed] };

        await PassesAsync(limits, Legs.Debit(6300m, Legs.Future()));
        await PassesAsync(limits, Legs.Debit(1m, Legs.OnFuture("./ESZ6 ESZ6  261218C6300")));
    }

    [Fact]
    public async Task What_is_not_on_the_list_is_refused_by_name()
    {
        var refusal = await RefusedAsync(OrderLimit.AllowedSymbols, new OrderLimits { AllowedSymbols = ["SPY", "QQQ"] }, Legs.Debit(1m, Legs.Stock(symbol: "AAPL")));

        Assert.Equal("AAPL may not be traded; the order limits allow SPY, QQQ. The order is: Buy to Open 1 AAPL limit 1 debit, Day.", refusal.Message);
    }

    [Fact]
    public async Task An_account_that_is_not_on_the_list_does_not_trade()
    {
        await PassesAsync(new OrderLimits { AllowedAccounts = [Account] }, Legs.Debit(1m, Legs.Stock()));
        await RefusedAsync(OrderLimit.AllowedAccounts, new OrderLimits { AllowedAccounts = ["5WT00002"] }, Legs.Debit(1m, Legs.Stock()));
    }

    [Fact]
    public async Task Every_component_of_a_complex_order_is_held_to_the_caps()
    {
        await _store.ChangeAsync(_ => new OrderLimits { MaxQuantity = 1m }, false, TestContext.Current.CancellationToken);
        var order = new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = Legs.Debit(1m, Legs.Stock()), Orders = [Legs.Credit(2m, Legs.Stock(OrderAction.SellToClose, 2m))] };

        var refusal = Assert.Throws<OrderLimitException>(() => new OrderLimitGate(_store).Check(Account, order));

        Assert.Equal(OrderLimit.MaxQuantity, refusal.Limit);
        Assert.EndsWith(" The order is: Sell to Close 2 SPY limit 2 credit, Day.", refusal.Message);
    }

    private async Task PassesAsync(OrderLimits limits, OrderRequest order)
    {
        await _store.ChangeAsync(_ => limits, false, TestContext.Current.CancellationToken);
        new OrderLimitGate(_store).Check(Account, order);
    }

    private async Task<OrderLimitException> RefusedAsync(OrderLimit limit, OrderLimits limits, OrderRequest order)
    {
        await _store.ChangeAsync(_ => limits, false, TestContext.Current.CancellationToken);
        var refusal = Assert.Throws<OrderLimitException>(() => new OrderLimitGate(_store).Check(Account, order));
        Assert.Equal(limit, refusal.Limit);
        return refusal;
    }
}
