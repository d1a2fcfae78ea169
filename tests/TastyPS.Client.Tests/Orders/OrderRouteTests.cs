using TastyPS.Client.Orders;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Every route of the reference, as it is asked for and as its reply is read.</summary>
public sealed class OrderRouteTests : IDisposable
{
    private const string Base = "/accounts/5WT00001";

    private readonly OrderRig _rig = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_previewed_with_the_body_that_would_be_submitted()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Envelope("""{"order":{"status":"Received","updated-at":0},"warnings":[{"code":"tif.next_valid_session","message":"Later."}]}""")));

        var preview = await _rig.RunAsync(_rig.Orders.PreviewAsync(Sample.Account, Sample.Spread, None));

        Seen("POST", Base + "/orders/dry-run", System.Text.Encoding.UTF8.GetString(OrderWriter.Order(Sample.Spread)));
        Assert.Equal(("Received", "tif.next_valid_session"), (preview.Order!.StatusText, preview.Warnings[0].Code));
    }

    [Fact]
    public async Task A_complex_order_is_previewed()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Envelope("""{"complex-order":{"type":"OTOCO","orders":[]}}""")));

        var preview = await _rig.RunAsync(_rig.Orders.PreviewAsync(Sample.Account, Sample.Bracket, None));

        Seen("POST", Base + "/complex-orders/dry-run", System.Text.Encoding.UTF8.GetString(OrderWriter.ComplexOrder(Sample.Bracket)));
        Assert.Equal(ComplexOrderType.OTOCO, preview.ComplexOrder!.Type);
    }

    [Fact]
    public async Task Changes_are_previewed_on_the_order_they_change()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Envelope("""{"order":{"status":"Contingent"}}""")));

        await _rig.RunAsync(_rig.Orders.PreviewReplaceAsync(Sample.Account, 17, Sample.Spread, None));
        Seen("POST", Base + "/orders/17/dry-run", """{"order-type":"Limit","time-in-force":"Day","price":"1.25","price-effect":"Credit","external-identifier":"my-1"}""");

        await _rig.RunAsync(_rig.Orders.PreviewEditAsync(Sample.Account, 17, new OrderEdit { StopTrigger = 3m }, None));
        Seen("POST", Base + "/orders/17/dry-run", """{"stop-trigger":"3"}""");

        await _rig.RunAsync(_rig.Orders.PreviewEditComplexAsync(Sample.Account, 9, 2m, OrderComparator.AtLeast, None));
        Seen("POST", Base + "/complex-orders/9/dry-run", """{"ratio-price-threshold":"2","ratio-price-comparator":"gte"}""");
    }

    [Fact]
    public async Task An_order_is_replaced_and_the_replacement_comes_back()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(18, "Contingent", more: ",\"replaces-order-id\":17"))));

        var order = await _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None));

        Seen("PUT", Base + "/orders/17", """{"order-type":"Limit","time-in-force":"Day","price":"1.25","price-effect":"Credit","external-identifier":"my-1"}""");
        Assert.Equal((18, 17), (order.Id, order.ReplacesOrderId));
    }

    [Fact]
    public async Task An_order_is_edited_with_what_changes_and_a_name_of_its_own()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17, "Live"))), JsonReply(200, Sample.Envelope(Sample.Order(18, "Contingent"))));

        var order = await _rig.RunAsync(_rig.Orders.EditAsync(Sample.Account, 17, new OrderEdit { Price = 6m, PriceEffect = PriceEffect.Debit, ExternalIdentifier = "e" }, null, None));

        Seen("PATCH", Base + "/orders/17", """{"price":"6","price-effect":"Debit","external-identifier":"e"}""");
        Assert.Equal(18, order.Id);
    }

    [Fact]
    public async Task Orders_are_cancelled_without_a_body()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17, "Cancel Requested"))));

        Assert.Equal(KnownOrderStatus.CancelRequested, (await _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None))).Status.Known);
        Seen("DELETE", Base + "/orders/17", "");

        _rig.Server.Answers(JsonReply(200, Sample.Envelope("""{"id":9,"type":"OCO","orders":[]}""")));
        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None))).Id);
        Seen("DELETE", Base + "/complex-orders/9", "");
    }

    [Fact]
    public async Task An_order_is_reconfirmed_with_an_empty_object()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17))), JsonReply(200, Sample.Envelope(Sample.Order(17, "Routed"))));

        Assert.Equal("Routed", (await _rig.RunAsync(_rig.Orders.ReconfirmAsync(Sample.Account, 17, None))).StatusText);
        Seen("POST", Base + "/orders/17/reconfirm", "{}");
    }

    [Theory]
    [InlineData("""{"id":9,"type":"PAIRS","orders":[]}""")]
    [InlineData("""{"complex-order":{"id":9,"type":"PAIRS","orders":[]}}""")]
    public async Task The_ratio_of_a_pair_is_changed_whichever_shape_the_reply_has(string reply)
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope("""{"id":9,"type":"PAIRS","orders":[]}""")), JsonReply(200, Sample.Envelope(reply)));

        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, 2m, OrderComparator.AtMost, null, None))).Id);
        Seen("PATCH", Base + "/complex-orders/9", """{"ratio-price-threshold":"2","ratio-price-comparator":"lte"}""");
    }

    [Fact]
    public async Task Single_orders_and_lists_are_read()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17))));
        Assert.Equal(17, (await _rig.RunAsync(_rig.Orders.GetAsync(Sample.Account, 17, None))).Id);
        Seen("GET", Base + "/orders/17", "");

        _rig.Server.Answers(JsonReply(200, Sample.Envelope("""{"id":9,"type":"OCO","orders":[]}""")));
        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.GetComplexAsync(Sample.Account, 9, None))).Id);
        Seen("GET", Base + "/complex-orders/9", "");

        _rig.Server.Answers(JsonReply(200, Sample.List("""{"id":9,"type":"OCO","orders":[]}""")));
        Assert.Single(await _rig.RunAsync(_rig.Orders.GetLiveComplexAsync(Sample.Account, None)));
        Seen("GET", Base + "/complex-orders/live", "");

        Assert.Single(await _rig.RunAsync(_rig.Orders.SearchComplexAsync(Sample.Account, null, None)));
        Seen("GET", Base + "/complex-orders?per-page=200", "");

        var defects = new List<ItemDefect>();
        _rig.Server.Answers(JsonReply(200, Sample.List(Sample.Order(1), "{}", "7", Sample.Order(2))));
        Assert.Equal([1, 2], (await _rig.RunAsync(_rig.Orders.GetLiveAsync([Sample.Account, "5WT00002"], defects, None))).Select(order => order.Id));
        Seen("GET", "/customers/me/orders/live?account-numbers[]=5WT00001&account-numbers[]=5WT00002", "");
        Assert.Equal([1, 2], defects.Select(defect => defect.Position));
    }

    [Fact]
    public async Task Live_orders_are_read_to_their_last_page()
    {
        _rig.Server.Answers(
            JsonReply(200, Paged([Sample.Order(3), Sample.Order(2)], 0, 2)),
            JsonReply(200, Paged([Sample.Order(1)], 1, 2)));

        var orders = await _rig.RunAsync(_rig.Orders.GetLiveAsync(Sample.Account, None));

        Assert.Equal([3, 2, 1], orders.Select(order => order.Id));
        Assert.Equal(["", "?page-offset=1"], _rig.Looks.Select(look => look.Query));
    }

    [Fact]
    public async Task A_search_says_all_that_is_wanted_and_sieves_identifiers_itself()
    {
        _rig.Server.Answers(JsonReply(200, Paged([Sample.Order(3, identifier: "a"), Sample.Order(2, identifier: "b")], 0, 2)), JsonReply(200, Paged([Sample.Order(1, identifier: "a")], 1, 2)));
        var query = new OrderQuery
        {
            Since = new CalendarDate(2026, 12, 1),
            Until = new CalendarDate(2026, 12, 18),
            Status = ["Live", "In Flight"],
            UnderlyingSymbol = "BRK/B",
            UnderlyingInstrumentType = "Equity",
            FuturesSymbol = "/ESZ6",
            OldestFirst = true,
            ExternalIdentifier = "a",
            PerPage = 2,
        };

        var orders = await _rig.RunAsync(_rig.Orders.SearchAsync(Sample.Account, query, None));

        Assert.Equal([3, 1], orders.Select(order => order.Id));
        const string Query = "?start-date=2026-12-01&end-date=2026-12-18&status[]=Live&status[]=In%20Flight&underlying-symbol=BRK%2FB&underlying-instrument-type=Equity&futures-symbol=%2FESZ6&sort=Asc&per-page=2";
        Assert.Equal([Query, Query + "&page-offset=1"], _rig.Looks.Select(look => look.Query));
    }

    [Fact]
    public async Task A_search_across_accounts_from_an_instant_names_them()
    {
        _rig.Server.Answers(JsonReply(200, Sample.List(Sample.Order(3))));
        var pages = _rig.Orders.OpenSearch([Sample.Account], new OrderQuery { StartAt = new DateTimeOffset(2026, 12, 18, 10, 0, 0, TimeSpan.FromHours(-5)), EndAt = new DateTimeOffset(2026, 12, 18, 16, 0, 0, TimeSpan.Zero) });

        Assert.Single((await _rig.RunAsync(pages.ReadAsync(None)))!);
        Assert.Null(await pages.ReadAsync(None));
        Seen("GET", "/customers/me/orders?start-at=2026-12-18T15%3A00%3A00.000Z&end-at=2026-12-18T16%3A00%3A00.000Z&account-numbers[]=5WT00001", "");
    }

    [Fact]
    public void A_search_without_a_beginning_is_refused() => Assert.Throws<ArgumentException>(() => _rig.Orders.OpenSearch(Sample.Account, new OrderQuery()));

    [Theory]
    [InlineData("../5WT")]
    [InlineData("")]
    [InlineData("5WT/orders")]
    public async Task An_account_number_cannot_lead_elsewhere(string account)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _rig.Orders.CancelAsync(account, 17, null, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _rig.Orders.CancelAsync(Sample.Account, 0, null, None));
        Assert.Empty(_rig.Server.Calls);
    }

    public void Dispose() => _rig.Dispose();

    private static string Paged(string[] orders, int page, int pages) =>
        $$$"""{"data":{"items":[{{{string.Join(",", orders)}}}]},"pagination":{"page-offset":{{{page}}},"total-pages":{{{pages}}}}}""";

    private void Seen(string method, string address, string body)
    {
        var call = _rig.Server.Calls[^1];
        Assert.Equal((method, address, body), (call.Method, call.Path + call.Query, call.Body));
    }
}
