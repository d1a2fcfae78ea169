using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Orders;

public sealed class OrderWriterTests
{
    private static readonly OrderRequest OfEveryField = new()
    {
        OrderType = OrderType.StopLimit,
        TimeInForce = TimeInForce.GTD,
        GtcDate = new CalendarDate(2027, 1, 29),
        Price = 1.10m,
        PriceEffect = PriceEffect.Debit,
        StopTrigger = 1.0m,
        Source = "mine",
        ExternalIdentifier = "id",
        PartitionKey = "p",
        PreflightId = "0",
        AutomatedSource = true,
        StrictPositionEffect = true,
        Legs = [new() { Symbol = "AAPL", Action = OrderAction.BuyToClose, Quantity = 1.50m }],
        Rules = new()
        {
            RouteAfter = new DateTimeOffset(2026, 12, 18, 10, 0, 0, TimeSpan.FromHours(-5)),
            CancelAt = new DateTimeOffset(2026, 12, 18, 20, 0, 0, 250, TimeSpan.Zero),
            Conditions =
            [
                new()
                {
                    Action = OrderConditionAction.Route,
                    Symbol = "AAPL",
                    InstrumentType = "Equity",
                    Indicator = OrderConditionIndicator.Last,
                    Comparator = OrderComparator.AtMost,
                    Threshold = 0.01m,
                    PriceComponents = [new() { Symbol = "AAPL", InstrumentType = "Equity", Quantity = 1m, QuantityDirection = "Long" }],
                },
            ],
        },
    };

    [Fact]
    public void The_documented_spread_is_written_as_the_reference_has_it()
    {
        const string Reference = """
            {"order-type":"Limit","time-in-force":"Day","price":"1.25","price-effect":"Credit","external-identifier":"my-1","legs":[
             {"instrument-type":"Equity Option","symbol":"SPY   270619P00540000","action":"Sell to Open","quantity":1},
             {"instrument-type":"Equity Option","symbol":"SPY   270619P00535000","action":"Buy to Open","quantity":1}]}
            """;

        Assert.Equal(Plain(Reference), Text(OrderWriter.Order(Sample.Spread)));
    }

    [Fact]
    public void Every_field_of_an_order_has_its_place()
    {
        Assert.Equal(
            Plain("""
                {"order-type":"Stop Limit","time-in-force":"GTD","gtc-date":"2027-01-29","price":"1.1","price-effect":"Debit","stop-trigger":"1","source":"mine","external-identifier":"id",
                "partition-key":"p","preflight-id":"0","automated-source":true,"legs":[{"instrument-type":"Equity","symbol":"AAPL","action":"Buy to Close","quantity":1.5}],
                "rules":{"route-after":"2026-12-18T15:00:00.000+00:00","cancel-at":"2026-12-18T20:00:00.250+00:00","conditions":[{"action":"route","symbol":"AAPL","instrument-type":"Equity",
                "indicator":"last","comparator":"lte","threshold":"0.01","price-components":[{"symbol":"AAPL","instrument-type":"Equity","quantity":1,"quantity-direction":"Long"}]}]},
                "advanced-instructions":{"strict-position-effect-validation":true}}
                """),
            Text(OrderWriter.Order(OfEveryField)));
    }

    [Fact]
    public void A_notional_order_has_a_value_and_a_leg_without_quantity()
    {
        var order = new OrderRequest { OrderType = OrderType.NotionalMarket, Value = 25m, ValueEffect = PriceEffect.Debit, Legs = [new() { Symbol = "SPY", Action = OrderAction.BuyToOpen }] };

        Assert.Equal(
            """{"order-type":"Notional Market","time-in-force":"Day","value":"25","value-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open"}]}""",
            Text(OrderWriter.Order(order)));
    }

    [Fact]
    public void A_replacement_has_no_legs_and_an_edit_only_what_changes()
    {
        Assert.Equal("""{"order-type":"Limit","time-in-force":"Day","price":"1.25","price-effect":"Credit","external-identifier":"my-1"}""", Text(OrderWriter.Replacement(Sample.Spread)));
        Assert.Equal("""{"price":"2","price-effect":"Credit"}""", Text(OrderWriter.Edit(new OrderEdit { Price = 2.00m, PriceEffect = PriceEffect.Credit })));
    }

    [Fact]
    public void A_pair_has_its_ratio()
    {
        var pair = new ComplexOrderRequest
        {
            Type = ComplexOrderType.PAIRS,
            Orders = [Sample.Shares],
            RatioPriceThreshold = 1.5m,
            RatioPriceComparator = OrderComparator.AtLeast,
            RatioPriceIsThresholdBasedOnNotional = true,
            Source = "mine",
        };

        Assert.Equal(
            Plain("""
                {"type":"PAIRS","source":"mine","orders":[{"order-type":"Limit","time-in-force":"Day","price":"6.5","price-effect":"Debit",
                "legs":[{"instrument-type":"Equity","symbol":"UA","action":"Buy to Open","quantity":100}]}],
                "ratio-price-threshold":"1.5","ratio-price-comparator":"gte","ratio-price-is-threshold-based-on-notional":true}
                """),
            Text(OrderWriter.ComplexOrder(pair)));
        Assert.Equal("""{"ratio-price-threshold":"2","ratio-price-comparator":"lte"}""", Text(OrderWriter.RatioEdit(2m, OrderComparator.AtMost)));
    }

    [Fact]
    public void Every_name_that_is_written_is_refused_of_a_raw_body_that_spells_it_otherwise()
    {
        var complex = new ComplexOrderRequest
        {
            Type = ComplexOrderType.OTOCO,
            TriggerOrder = OfEveryField with { Value = 5m, ValueEffect = PriceEffect.Debit },
            Orders = [Sample.Shares],
            RatioPriceThreshold = 1.5m,
            RatioPriceComparator = OrderComparator.AtLeast,
            RatioPriceIsThresholdBasedOnNotional = true,
        };
        var names = Regex.Matches(Text(OrderWriter.ComplexOrder(complex)), "\"([a-z-]+)\":").Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(names.Count > 30);
        Assert.All(names, name => Assert.Null(RawOrderFields.MeantBy(name)));
        Assert.All(names, name => Assert.Equal(name, RawOrderFields.MeantBy(name.ToUpperInvariant())));
    }

    [Fact]
    public void A_bracket_has_its_trigger_beside_its_orders()
    {
        var leaves = JsonLeaves.Of(Text(OrderWriter.ComplexOrder(Sample.Bracket)));

        Assert.Equal(("OTOCO", "Buy to Open", "8", "Stop", "6"), (leaves[".type"], leaves[".trigger-order.legs[0].action"], leaves[".orders[0].price"], leaves[".orders[1].order-type"], leaves[".orders[1].stop-trigger"]));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void No_culture_changes_what_is_written(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var order = Sample.Spread with { TimeInForce = TimeInForce.GTD, GtcDate = new CalendarDate(2027, 1, 29), Rules = new() { RouteAfter = new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero) } };
        var expected = Text(OrderWriter.Order(order));
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal(expected, Text(OrderWriter.Order(order)));
            Assert.Equal("Sell to Open 1 SPY 2027-06-19 540 put + Buy to Open 1 SPY 2027-06-19 535 put limit 1.25 credit, GTD 2027-01-29 (not before 2026-12-18 15:00:00Z)", order.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_word_of_the_reference_is_known_both_ways()
    {
        Assert.Equal(["Limit", "Market", "Marketable Limit", "Stop", "Stop Limit", "Notional Market"], Enum.GetValues<OrderType>().Select(type => OrderWords.Types[type]));
        Assert.Equal(["Day", "GTC", "GTD", "Ext", "GTC Ext", "Ext Overnight", "GTC Ext Overnight", "IOC"], Enum.GetValues<TimeInForce>().Select(time => OrderWords.TimesInForce[time]));
        Assert.Equal(["Buy to Open", "Buy to Close", "Sell to Open", "Sell to Close", "Buy", "Sell"], Enum.GetValues<OrderAction>().Select(action => OrderWords.Actions[action]));
        Assert.Equal(
            ["Equity", "Equity Option", "Future", "Future Option", "Cryptocurrency", "Event Contract", "Fixed Income Security", "Liquidity Pool"],
            Enum.GetValues<OrderInstrumentType>().Select(type => OrderWords.InstrumentTypes[type]));
        Assert.All(Enum.GetValues<KnownOrderStatus>(), status => Assert.Equal(status, OrderWords.Statuses.Find(OrderWords.Statuses[status])));
    }

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);

    private static string Plain(string json) => string.Concat(json.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
