using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problems B8 to B12 and B15: what the notifications say.</summary>
public sealed class AccountUpdateProblemTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task B08_a_fill_that_is_repeated_is_new_once()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync([.. RecordedFill, RecordedFill[2]]);
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal([0, 1, 0], orders.Select(order => order.NewFills.Count));
        Assert.Equal(1, _rig.Stream.Counters.Repeated);
    }

    [Fact]
    public async Task B08_fills_are_told_apart_leg_by_leg()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(Told(Order(1, "Live", 10, "a|a", quantity: 2)), Told(Order(1, "Filled", 11, "a,b|a,b", quantity: 2)));
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal([("LEG0", "a"), ("LEG1", "a")], orders[0].NewFills.Select(fill => (fill.Symbol, fill.FillId!)));
        Assert.Equal([("LEG0", "b"), ("LEG1", "b")], orders[1].NewFills.Select(fill => (fill.Symbol, fill.FillId!)));
    }

    [Fact]
    public async Task B08_fills_without_ids_are_told_apart_by_their_places()
    {
        const string Fill = """{"fill-price":"1.25","filled-at":"2026-09-17T13:33:43.567+00:00","quantity":1}""";
        var line = await _rig.ConnectAsync();

        foreach (var fills in (string[])[Fill, $"{Fill},{Fill}"])
            await line.SayAsync(Told($$"""{"id":1,"account-number":"{{Account}}","status":"Live","legs":[{"action":"Buy to Open","symbol":"SPY","quantity":3,"fills":[{{fills}}]}]}"""));
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal([1, 1], orders.Select(order => order.NewFills.Count));
    }

    [Fact]
    public async Task B08_a_fill_told_before_a_loss_is_not_new_in_the_reading_after_it()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10, "a", quantity: 2)));
        await _rig.ReadAllAsync(line);
        _rig.State.Orders.Add(Order(1, "Filled", 12, "a,b", quantity: 2));

        line.Break();
        (_, line) = await _rig.PassLossAsync();
        await line.SayAsync(Told(_rig.State.Orders[0]));

        Assert.Equal(["a", "b"], (await _rig.ReadOrdersAsync(line)).SelectMany(order => order.NewFills).Select(fill => fill.FillId));
    }

    [Fact]
    public async Task B09_a_fill_of_an_order_that_is_Live_is_told()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(RecordedFill[0], RecordedFill[1]);
        var live = (await _rig.ReadOrdersAsync(line))[1];

        Assert.Equal(KnownOrderStatus.Live, live.Status.Known);
        Assert.Equal(("NOK", 1m, 10.665m, "HUDSON_RIVER_TRADING_A"), Assert.Single(live.NewFills) switch { var fill => (fill.Symbol, fill.Quantity!.Value, fill.Price!.Value, fill.Venue) });
    }

    [Fact]
    public async Task B10_a_replaced_order_is_followed_to_the_end_of_its_replacement()
    {
        var line = await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 507663517, Token);

        await line.SayAsync(RecordedReplace);
        await _rig.ReadAllAsync(line);
        Assert.False(ending.IsCompleted);
        await line.SayAsync(RecordedReplace[3].Replace("\"Live\"", "\"Filled\"", StringComparison.Ordinal).Replace("1789752337143", "1789752339000", StringComparison.Ordinal)
            .Replace("\"fills\":[]", "\"fills\":[{\"fill-id\":\"x\",\"fill-price\":\"9.5\",\"quantity\":1}]", StringComparison.Ordinal));
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.Equal([507663517L, 507663525L], outcome.Chain.Select(order => order.Id!.Value));
        Assert.Equal((KnownOrderStatus.Filled, 507663525L, 9.5m), (outcome.Status.Known!.Value, Assert.Single(outcome.Fills).OrderId, outcome.AverageFillPrice));
    }

    [Fact]
    public async Task B10_a_replacement_that_is_heard_of_first_is_found_by_what_it_replaces()
    {
        var line = await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await line.SayAsync(
            Told(Order(1, "Live", 10, "a", quantity: 2)),
            Told(Order(2, "Filled", 12, "b", more: "\"replaces-order-id\":1,")),
            Told(Order(1, "Cancelled", 13, "a", quantity: 2, more: "\"edited\":true,")));
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.Equal(2, outcome.OrderId);
        Assert.Equal(["a", "b"], outcome.Fills.Select(fill => fill.FillId));
        Assert.Equal(2m, outcome.FilledQuantity);
    }

    [Fact]
    public async Task B10_a_replacement_that_does_not_say_what_it_replaces_is_found_by_the_order_it_replaced()
    {
        var line = await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await line.SayAsync(Told(Order(1, "Cancelled", 10, more: "\"edited\":true,\"replacing-order-id\":2,")), Told(Order(2, "Filled", 11, "a")));

        Assert.Equal(2, (await ending.OrFailAsync("the end of the order")).OrderId);
    }

    [Fact]
    public async Task B10_an_edited_order_that_was_cancelled_has_not_ended_while_its_replacement_is_to_come()
    {
        var line = await _rig.ConnectAsync();
        _rig.State.Single[1] = Order(1, "Cancelled", 10, more: "\"edited\":true,");
        await line.SayAsync(Told(_rig.State.Single[1]));
        await _rig.ReadAllAsync(line);
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        foreach (var seconds in (double[])[0.5, 1]) // Asked for it, it says the same.
            await _rig.Clock.PassAsync(TimeSpan.FromSeconds(seconds), _rig.Clock.GetUtcNow());
        await line.SayAsync(Told(Order(2, "Filled", 11, "a", more: "\"replaces-order-id\":1,")));

        Assert.Equal([1L, 2L], (await ending.OrFailAsync("the end of the order")).Chain.Select(order => order.Id!.Value));
    }

    [Fact]
    public async Task B11_what_was_told_before_the_reply_is_known_when_the_number_is()
    {
        var line = await _rig.ConnectAsync();
        using var watch = _rig.Stream.Orders.Watch(Account);

        await line.SayAsync(RecordedFill);
        await _rig.ReadAllAsync(line);
        watch.Follow(507112736);

        Assert.Equal(KnownOrderStatus.Filled, (await watch.WhenEndsAsync(Token).OrFailAsync("the end of the order")).Status.Known);
    }

    [Fact]
    public async Task B12_numbers_may_be_text_and_text_may_be_numbers()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(
            Told("""{"id":"7","account-number":"5WY00000","updated-at":"1789652023457","price":1.25,"size":"2.0","status":"Live","cancelled-size":1,"legs":[{"action":"Buy to Open","symbol":"SPY","quantity":"2.0","remaining-quantity":"1","fills":[{"fill-id":12,"fill-price":1.25,"quantity":"1.0"}]}]}"""),
            Notice("AccountBalance", """{"account-number":"5WY00000","cash-balance":44178.164}"""),
            Notice("CurrentPosition", """{"account-number":"5WY00000","symbol":"SPY","quantity":"2","quantity-direction":"Short","multiplier":"1.0"}"""));
        var updates = await _rig.ReadAllAsync(line);

        var order = Assert.IsType<AccountOrderUpdate>(updates[0]);
        Assert.Equal((7L, 1.25m, 2m, 1m), (order.OrderId, order.Order.Price, order.Order.Size, order.Order.CancelledSize));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1789652023457), order.Order.UpdatedAt);
        Assert.Equal(("12", 1m, 1.25m), Assert.Single(order.NewFills) switch { var fill => (fill.FillId, fill.Quantity, fill.Price) });
        Assert.Equal(44178.164m, Assert.IsType<AccountBalanceUpdate>(updates[1]).CashBalance);
        Assert.Equal(-2m, Assert.IsType<AccountPositionUpdate>(updates[2]).Quantity);
    }

    [Fact]
    public async Task B12_the_numbers_of_a_notification_may_be_text()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync($$"""{"type":"Order","data":{{Order(1, "Live", 10)}},"timestamp":"1789652023555","ws-sequence":"4"}""");
        var order = Assert.Single(await _rig.ReadOrdersAsync(line));

        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(1789652023555), 4L), (order.PublishedAt, order.Sequence));
    }

    [Theory]
    [InlineData("Order")]
    [InlineData("ComplexOrder")]
    [InlineData("AccountBalance")]
    [InlineData("CurrentPosition")]
    [InlineData("TradingStatus")]
    [InlineData("OrderChain")]
    [InlineData("UnderlyingYearGainSummary")]
    [InlineData("ExternalTransaction")]
    [InlineData("QuoteAlert")]
    [InlineData("PublicWatchlists")]
    public async Task B12_fields_of_other_shapes_than_the_schema_cost_no_notification(string type)
    {
        var line = await _rig.ConnectAsync();
        string[] names = ["legs", "orders", "trigger-order", "computed-data", "lite-nodes", "watchlist-entries", "updated-at", "expires-at", "banking-date", "quantity", "quantity-direction", "status", "year", "threshold"];

        foreach (var shape in (string[])["{}", "[]", "[1]", "7", "true", "\"?\""])
        {
            var fields = string.Join(",", names.Select(name => $"\"{name}\":{shape}"));
            await line.SayAsync(Notice(type, $$"""{"id":"8","account-number":"{{Account}}","symbol":"SPY",{{fields}}}"""), Notice(type, shape));
        }

        Assert.NotEmpty(await _rig.ReadAllAsync(line));
        Assert.Equal((0, 0L), (_rig.Told(AccountStreamNoticeKind.Lost), _rig.Stream.Counters.Unreadable));
    }

    [Fact]
    public async Task B15_a_type_that_is_new_is_handed_on_as_it_came()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(Notice("LoanOffer", """{"account-number":"5WY00000","rate":"0.05"}"""), Notice("Order", """{"status":"Live"}"""), Notice("UserMessage", """["hello"]"""), Notice("7", "1"));
        var updates = (await _rig.ReadAllAsync(line)).Cast<UnknownAccountUpdate>().ToList();

        Assert.Equal([AccountUpdateType.Unknown, AccountUpdateType.Order, AccountUpdateType.UserMessage, AccountUpdateType.Unknown], updates.Select(update => update.Type));
        Assert.Equal(("LoanOffer", Account, "0.05"), (updates[0].TypeText, updates[0].AccountNumber, updates[0].Data!.Value.GetProperty("rate").GetString()));
    }

    [Fact]
    public async Task What_is_no_message_is_told_once_and_costs_nothing_else()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync("{", "{", "[]", """{"a":1}""", RecordedFill[0]);

        Assert.Single(await _rig.ReadOrdersAsync(line));
        Assert.Equal(3, _rig.Told(AccountStreamNoticeKind.Unreadable));
        Assert.Equal(4, _rig.Stream.Counters.Unreadable);
    }
}
