using System.Text.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Orders as somebody wrote them in JSON.</summary>
public sealed class RawOrderBodyTests
{
    private const string Leg = """{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open","quantity":"2"}""";
    private const string Order = $$"""{"order-type":"Limit","time-in-force":"Day","price":12.50,"price-effect":"Debit","something-new":1.10,"legs":[{{Leg}}]}""";

    [Fact]
    public void An_order_is_read_as_what_it_says()
    {
        var order = RawOrderBody.Parse(Order).Order();

        Assert.Equal((OrderType.Limit, TimeInForce.Day, 12.5m, PriceEffect.Debit), (order.OrderType, order.TimeInForce, order.Price, order.PriceEffect));
        var leg = Assert.Single(order.Legs);
        Assert.Equal((OrderInstrumentType.Equity, "SPY", OrderAction.BuyToOpen, 2m), (leg.InstrumentType, leg.Symbol, leg.Action, leg.Quantity));
    }

    [Fact]
    public void What_is_sent_is_what_was_written_with_an_identifier()
    {
        var body = RawOrderBody.Parse(Order);
        var name = body.Name();

        using var sent = JsonDocument.Parse(body.Utf8);

        Assert.Equal(name, sent.RootElement.GetProperty("external-identifier").GetString());
        Assert.Equal("12.50", sent.RootElement.GetProperty("price").GetRawText());
        Assert.Equal("1.10", sent.RootElement.GetProperty("something-new").GetRawText());
    }

    [Theory]
    [InlineData("12.50", "\"12,50\"", "price")]
    [InlineData("\"2\"", "\"2 Stück\"", "quantity")]
    [InlineData("\"something-new\":1.10", "\"stop-trigger\":true", "stop-trigger")]
    [InlineData("\"something-new\":1.10", "\"rules\":{\"order-conditions\":[{\"threshold\":\"5,8\"}]}", "threshold")]
    public void What_is_no_number_is_named_and_not_told_as_missing(string number, string text, string name)
    {
        var body = RawOrderBody.Parse(Order.Replace(number, text, StringComparison.Ordinal));

        Assert.StartsWith($"The {name} of the body is no number: ", Assert.Throws<ArgumentException>(() => body.Order()).Message);
    }

    // Of what the service says of the other order, nothing is demanded.
    [Fact]
    public void Only_what_a_change_says_itself_must_be_a_number()
    {
        using var original = JsonDocument.Parse(Order.Replace("12.50", "\"\"", StringComparison.Ordinal));

        Assert.Null(RawOrderBody.Parse("""{"time-in-force":"GTC"}""").Over(original.RootElement, keepsTerms: true).Price);
        Assert.Throws<ArgumentException>(() => RawOrderBody.Parse("""{"price":"12,50"}""").Over(original.RootElement, keepsTerms: true));
    }

    [Fact]
    public void A_ratio_that_is_no_number_is_named() => Assert.StartsWith(
        "The ratio-price-threshold of the body is no number: \"1,5\".",
        Assert.Throws<ArgumentException>(() => RawOrderBody.Parse($$"""{"type":"PAIRS","ratio-price-threshold":"1,5","orders":[{{Order}}]}""").ComplexOrder()).Message);

    [Theory]
    [InlineData("""{"account-number":"5WT00002"}""")]
    [InlineData("""{"trigger-order":{"account-number":"5WT00002"},"orders":[]}""")]
    [InlineData("""{"orders":[{"price":1},{"account-number":"5WT00002"}]}""")]
    public void The_account_of_a_body_is_that_of_its_path(string body)
    {
        Assert.Contains("of account 5WT00002", Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body).DemandAccount("5WT00001")).Message, StringComparison.Ordinal);
        RawOrderBody.Parse(body).DemandAccount("5WT00002");
    }

    [Fact]
    public void An_identifier_that_was_given_stays() =>
        Assert.Equal("mine", RawOrderBody.Parse("""{"external-identifier":"mine"}""").Name());

    [Fact]
    public void Every_order_of_a_complex_one_gets_an_identifier()
    {
        var body = RawOrderBody.Parse($$"""{"type":"OTO","trigger-order":{{Order}},"orders":[{{Order}}]}""");

        var names = body.NameAll();

        var order = body.ComplexOrder();
        Assert.Equal(ComplexOrderType.OTO, order.Type);
        Assert.Equal(names, [order.TriggerOrder!.ExternalIdentifier!, Assert.Single(order.Orders).ExternalIdentifier!]);
        Assert.Equal(2, names.Distinct().Count());
    }

    [Fact]
    public void A_replacement_keeps_the_legs_and_an_edit_the_terms_too()
    {
        using var original = JsonDocument.Parse(Order);

        var edit = RawOrderBody.Parse("""{"price":"13","price-effect":"Debit"}""").Over(original.RootElement, keepsTerms: true);
        Assert.Equal((OrderType.Limit, 13m, "SPY"), (edit.OrderType, edit.Price, Assert.Single(edit.Legs).Symbol));

        var replacement = RawOrderBody.Parse("""{"order-type":"Market","time-in-force":"Day"}""").Over(original.RootElement, keepsTerms: false);
        Assert.Equal((OrderType.Market, null, 2m), (replacement.OrderType, replacement.Price, Assert.Single(replacement.Legs).Quantity));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(""","advanced-instructions":{}""", false)]
    [InlineData(""","advanced-instructions":{"strict-position-effect-validation":false}""", false)]
    [InlineData(""","advanced-instructions":{"strict-position-effect-validation":"true"}""", false)]
    [InlineData(""","advanced-instructions":{"strict-position-effect-validation":true}""", true)]
    public void An_order_that_closes_is_strict_only_if_it_says_so_itself(string instructions, bool isStrict)
    {
        const string Terms = "\"order-type\":\"Limit\",\"time-in-force\":\"Day\",\"price\":\"13\",\"price-effect\":\"Credit\"";
        var legs = $",\"legs\":[{Leg.Replace("Buy to Open", "Sell to Close")}]";
        var order = $"{{{Terms}{legs}{instructions}}}";
        using var original = JsonDocument.Parse($"{{{Terms}{legs}}}");
        var change = RawOrderBody.Parse($"{{{Terms}{instructions}}}");

        Assert.Equal(isStrict, RawOrderBody.Parse(order).Order().StrictPositionEffect);
        Assert.Equal([isStrict, isStrict], RawOrderBody.Parse($$"""{"type":"OCO","orders":[{{order}},{{order}}]}""").ComplexOrder().Orders.Select(single => single.StrictPositionEffect));
        Assert.Equal(isStrict, change.Over(original.RootElement, keepsTerms: true).StrictPositionEffect);
        Assert.Equal(isStrict, change.Over(original.RootElement, keepsTerms: false).StrictPositionEffect);
    }

    [Fact]
    public void What_the_order_did_not_tell_of_itself_is_not_taken_for_said()
    {
        using var original = JsonDocument.Parse(Order.TrimEnd('}') + ""","advanced-instructions":{"strict-position-effect-validation":true}}""");

        Assert.False(RawOrderBody.Parse("""{"price":"13"}""").Over(original.RootElement, keepsTerms: true).StrictPositionEffect);
    }

    [Theory]
    [InlineData(Order, "Sent along as it is: something-new 1.10")]
    [InlineData("""{"order-type":"Market","time-in-force":"Day","price":"1","gtc-date":null,"legs":[{{Leg}}]}""", "Sent along as it is: price \"1\"")]
    [InlineData("""{"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open","quantity":"2","venue":"X"}]}""", "Sent along as it is: legs.venue \"X\"")]
    [InlineData(
        """{"order-type":"Market","time-in-force":"Day","legs":[{{Leg}}],"rules":{"zone":1,"conditions":[{"action":"Route","symbol":"SPY","instrument-type":"Equity","indicator":"Last","comparator":"LTE","threshold":"5","new":2,"price-components":[{"symbol":"SPY","quantity":1,"odd":3}]}]}}""",
        "Sent along as it is: rules.zone 1, rules.conditions.new 2, rules.conditions.price-components.odd 3")]
    [InlineData("""{"order-type":"Market","time-in-force":"Day","legs":[{{Leg}}],"advanced-instructions":{"strict-position-effect-validation":true,"other":true}}""", "Sent along as it is: advanced-instructions.other true")]
    [InlineData(
        """{"order-type":"Market","time-in-force":"Day","legs":[{{Leg}}],"advanced-instructions":{"strict-position-effect-validation":false}}""",
        "Sent along as it is: advanced-instructions {\"strict-position-effect-validation\":false}")]
    [InlineData(
        """{"order-type":"Market","time-in-force":"Day","quantity":2,"legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open","quantity":"2","price":"1.5"}]}""",
        "Sent along as it is: quantity 2, legs.price \"1.5\"")]
    [InlineData("""{"order-type":"Market","time-in-force":"Day","external-identifier":"mine","legs":[{{Leg}}]}""", null)]
    public void What_is_sent_beyond_what_the_order_says_is_told_at_any_depth(string body, string? told)
    {
        var read = RawOrderBody.Parse(body.Replace("{{Leg}}", Leg));

        Assert.Equal(told is null ? [] : [told], read.Unread(read.Order()));
    }

    [Fact]
    public void So_it_is_of_the_orders_of_a_complex_one()
    {
        var read = RawOrderBody.Parse($$"""{"type":"OTO","threshold":1,"trigger-order":{{Order}},"orders":[{{Order.Replace("something-new", "else")}}]}""");

        Assert.Equal(["Sent along as it is: threshold 1, trigger-order.something-new 1.10, orders.else 1.10"], read.Unread(read.ComplexOrder()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"price\":1")]
    [InlineData("{\"price\":1,\"price\":2}")]
    [InlineData("{\"price\":1,\"Price\":2}")]
    [InlineData("{\"legs\":[{\"quantity\":1,\"quantity\":1000}]}")]
    public void What_could_be_read_in_two_ways_or_in_none_is_refused(string body) => Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body));

    // Who reads names loosely would take them where nothing here has checked them.
    [Theory]
    [InlineData("""{"order_type":"Market"}""", "order_type", "order-type")]
    [InlineData("""{"Price":1}""", "Price", "price")]
    [InlineData("""{"orderType":"Market"}""", "orderType", "order-type")]
    [InlineData("""{"legs":[{"quantity":1,"Quantity ":1000}]}""", "Quantity ", "quantity")]
    [InlineData("""{"legs":[{"quantity":1,"-quantity":1000}]}""", "-quantity", "quantity")]
    [InlineData("""{"trigger_order":{}}""", "trigger_order", "trigger-order")]
    [InlineData("""{"orders":[{"stop trigger":"5"}]}""", "stop trigger", "stop-trigger")]
    [InlineData("""{"rules":{"Conditions":[]}}""", "Conditions", "conditions")]
    [InlineData("""{"ratio_price_threshold":"2"}""", "ratio_price_threshold", "ratio-price-threshold")]
    public void A_name_that_is_nearly_one_that_is_read_is_refused_with_that_one(string body, string name, string known)
    {
        var refused = Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body));

        Assert.StartsWith($"The body names '{name}', which would be sent unchecked: the field is spelled '{known}'. Nothing was sent.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"order-type":"Brand New","time-in-force":"Day"}""")]
    [InlineData("""{"order-type":"Limit","time-in-force":"Day","legs":[{"symbol":"SPY","action":"Buy to Open","quantity":1}]}""")]
    public void What_this_version_cannot_read_is_refused(string body) => Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body).Order());
}
