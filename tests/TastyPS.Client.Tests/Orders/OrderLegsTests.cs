using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Tests.Accounts;
using TastyPS.Client.Tests.OptionChains;
using TastyPS.Client.Tests.Orders.Checks;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Orders;

public sealed class OrderLegsTests
{
    [Theory]
    [InlineData("spy", "SPY", OrderInstrumentType.Equity)]
    [InlineData("BRK/B", "BRK/B", OrderInstrumentType.Equity)]
    [InlineData("SPY   261218P00540000", "SPY   261218P00540000", OrderInstrumentType.EquityOption)]
    [InlineData("SPY 261218P00540000", "SPY   261218P00540000", OrderInstrumentType.EquityOption)]
    [InlineData("SPY261218P00540000", "SPY   261218P00540000", OrderInstrumentType.EquityOption)]
    [InlineData(".SPXW261218C6000", "SPXW  261218C06000000", OrderInstrumentType.EquityOption)]
    [InlineData("/ESZ6", "/ESZ6", OrderInstrumentType.Future)]
    [InlineData("./ESU6 E1AN6 260706C6260", "./ESU6 E1AN6 260706C6260", OrderInstrumentType.FutureOption)]
    [InlineData("BTC/USD", "BTC/USD", OrderInstrumentType.Cryptocurrency)]
    public void The_form_of_a_symbol_tells_what_it_is(string text, string symbol, OrderInstrumentType type)
    {
        var leg = OrderLegs.Of(text, OrderAction.BuyToOpen, 2m);

        Assert.Equal((symbol, type, 2m, OrderAction.BuyToOpen), (leg.Symbol, leg.InstrumentType, leg.Quantity, leg.Action));
    }

    [Fact]
    public void A_kind_that_is_given_wins() =>
        Assert.Equal(OrderInstrumentType.FixedIncomeSecurity, OrderLegs.Of("91282CJL6", OrderAction.BuyToOpen, 1m, OrderInstrumentType.FixedIncomeSecurity).InstrumentType);

    [Theory]
    [InlineData("")]
    [InlineData("rubbish with blanks")]
    public void What_is_no_symbol_is_told(string text) =>
        Assert.Equal(OrderCheck.Symbol, Assert.Throws<OrderCheckException>(() => OrderLegs.Of(text, OrderAction.BuyToOpen, 1m)).Check);

    [Fact]
    public void A_row_of_a_chain_brings_its_facts()
    {
        var series = Listed.Series("SPXW", "2026-12-18", strikes: 5400m);
        var row = new OptionRow(series.Contracts[0], new MarketDataItem(Legs.Now) { Mark = 12.5m, IsTradingHalted = false });

        var facts = OrderLegs.Of(row, OrderAction.SellToOpen, 1m).Facts!;

        Assert.Equal(("SPX", 100m, 12.5m, false, series.ExpiresAt), (facts.UnderlyingSymbol, facts.Multiplier, facts.Mark, facts.IsHalted, facts.ExpiresAt));
    }

    [Fact]
    public async Task A_position_brings_its_facts()
    {
        var position = await Book.PositionFromAsync("""
            {"account-number":"5WT00001","symbol":"XYZ   260619P00014000","instrument-type":"Equity Option","underlying-symbol":"XYZ","quantity":2,"quantity-direction":"Short",
            "multiplier":100,"expires-at":"2026-06-19T20:00:00.000+00:00","mark-price":"0.4"}
            """);

        var leg = OrderLegs.Of(position, OrderAction.BuyToClose, 2m);

        Assert.Equal((OrderInstrumentType.EquityOption, "XYZ   260619P00014000", 2m), (leg.InstrumentType, leg.Symbol, leg.Quantity));
        Assert.Equal(("XYZ", 100m, 0.4m, new DateTimeOffset(2026, 6, 19, 20, 0, 0, TimeSpan.Zero)), (leg.Facts!.UnderlyingSymbol, leg.Facts.Multiplier, leg.Facts.Mark, leg.Facts.ExpiresAt));
    }

    [Fact]
    public void A_quote_brings_its_facts()
    {
        var quote = new Quote(new MarketDataItem(Legs.Now) { Symbol = "AAPL", InstrumentType = "Equity", Mark = 200m, IsTradingHalted = true });

        var facts = OrderLegs.Of(quote, OrderAction.BuyToOpen, 1m).Facts!;

        Assert.Equal((200m, true), (facts.Mark, facts.IsHalted));
    }

    [Fact]
    public async Task A_future_brings_its_facts()
    {
        var transport = new CannedTransport("""{"data":{"items":[{"symbol":"/ESZ6","notional-multiplier":"50.0","tick-size":"0.25","is-closing-only":false,"stops-trading-at":"2026-12-18T14:30:00Z"}]}}""");
        var future = Assert.Single(await new FutureService(transport).GetFuturesAsync("ES", TestContext.Current.CancellationToken));

        var leg = OrderLegs.Of(future, OrderAction.Buy, 1m);

        Assert.Equal((OrderInstrumentType.Future, 50m, false, 14), (leg.InstrumentType, leg.Facts!.Multiplier, leg.Facts.IsClosingOnly, leg.Facts.ExpiresAt!.Value.Hour));
        Assert.Equal(0.25m, PriceTicks.StepOf(Legs.Debit(6300m, leg), 6300m));
    }

    [Fact]
    public void An_index_is_no_leg() => Assert.Equal(
        "SPX is an index, which nobody can trade. Trade its options, or a fund on it.",
        Assert.Throws<OrderCheckException>(() => OrderLegs.Of(new Quote(new MarketDataItem(Legs.Now) { Symbol = "SPX", InstrumentType = "Index" }), OrderAction.BuyToOpen, 1m)).Message);

    [Theory]
    [InlineData("SPX")]
    [InlineData("vix")]
    public void An_index_is_known_by_its_documented_symbol(string symbol)
    {
        Assert.EndsWith(" is an index, which nobody can trade. Trade its options, or a fund on it.", Assert.Throws<OrderCheckException>(() => OrderLegs.Of(symbol, OrderAction.BuyToOpen, 1m)).Message);

        Verdict.Refused(OrderCheck.Symbol, Legs.Debit(1m, Legs.Stock(symbol: symbol.ToUpperInvariant())));
        Verdict.Fine(Legs.Debit(1m, Legs.Put(5400m, root: symbol.ToUpperInvariant())));
    }

    // The service's list of instruments knows better.
    [Fact]
    public void What_the_service_says_is_none_is_no_index() => Verdict.Fine(Legs.Debit(1m, Legs.Stock(symbol: "DJX", facts: new InstrumentFacts { IsIndex = false })));

    [Fact]
    public void What_is_known_of_a_leg_is_never_sent()
    {
        var order = Legs.Debit(1m, Legs.Stock(facts: new InstrumentFacts { UnderlyingSymbol = "NEVER-SENT", Mark = 600m }));

        Assert.Equal(OrderWriter.Order(Legs.Debit(1m, Legs.Stock())), OrderWriter.Order(order));
    }
}
