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
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"price\":1")]
    [InlineData("{\"price\":1,\"price\":2}")]
    [InlineData("{\"price\":1,\"Price\":2}")]
    [InlineData("{\"legs\":[{\"quantity\":1,\"quantity\":1000}]}")]
    public void What_could_be_read_in_two_ways_or_in_none_is_refused(string body) => Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"order-type":"Brand New","time-in-force":"Day"}""")]
    [InlineData("""{"order-type":"Limit","time-in-force":"Day","legs":[{"symbol":"SPY","action":"Buy to Open","quantity":1}]}""")]
    public void What_this_version_cannot_read_is_refused(string body) => Assert.Throws<ArgumentException>(() => RawOrderBody.Parse(body).Order());
}
