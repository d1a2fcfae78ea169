using TastyPS.Client.MarketData;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problems B7 to B12 and B15: what the notifications say.</summary>
public sealed class AccountUpdateProblemTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task B07_how_the_account_stands_comes_first()
    {
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","quantity":3,"quantity-direction":"Long","updated-at":"2026-09-17T13:00:00.000+00:00"}""");
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"QQQ","instrument-type":"Equity","quantity":0,"quantity-direction":"Zero","updated-at":"2026-09-17T13:00:00.000+00:00"}""");
        _rig.State.Balances.Add("""{"account-number":"5WY00000","currency":"USD","cash-balance":"100.5","updated-at":"2026-09-17T13:00:00.000+00:00"}""");

        var updates = await _rig.ReadAllAsync(await _rig.ConnectAsync());

        Assert.All(updates, update => Assert.Equal((ValueSource.Rest, true), (update.Source, update.IsInitial)));
        Assert.Equal(1, Assert.IsType<AccountOrderUpdate>(updates[0]).OrderId);
        Assert.Equal(3m, Assert.IsType<AccountPositionUpdate>(updates[1]).Quantity); // What was closed before is no news.
        Assert.Equal(100.5m, Assert.IsType<AccountBalanceUpdate>(updates[2]).CashBalance);
        Assert.Equal(3, updates.Count);
    }

    [Fact]
    public async Task B07_fills_of_the_gap_come_with_the_reading_after_it()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10)));
        await _rig.ReadAllAsync(line);
        _rig.State.Orders.Add(Order(1, "Filled", 12, "a"));

        line.Break();
        (_, line) = await _rig.PassLossAsync();
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal(2, orders.Count);
        Assert.Equal((ValueSource.Rest, false), (orders[1].Source, orders[1].IsInitial));
        Assert.Equal("a", Assert.Single(orders[1].NewFills).FillId);
    }

    [Fact]
    public async Task B07_a_reading_that_is_older_than_the_stream_is_left_out()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.Orders.Add(Order(2, "Live", null));
        _rig.State.Ready = answered.Task;
        _rig.Open();
        var line = await _rig.Server.NextAsync();
        await Patience.UntilAsync(() => _rig.State.Reads == 1, "the reading");

        await line.SayAsync(Told(Order(1, "Filled", 11, "a")), Told(Order(2, "Filled", null, "b")));
        await _rig.ReadAllAsync(line);
        answered.SetResult();
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal([(1L, "Filled"), (2L, "Filled")], orders.Select(order => (order.OrderId, order.Status.ToString())));
        Assert.Equal(2, _rig.Stream.Counters.Outdated);
    }

    [Fact]
    public async Task B07_an_older_state_never_follows_a_newer_one_and_its_fills_are_not_lost()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(Told(Order(1, "Live", 12, "b", quantity: 3)), Told(Order(1, "Routed", 11, "a", quantity: 3)));
        var orders = await _rig.ReadOrdersAsync(line);

        Assert.Equal(["Live", "Live"], orders.Select(order => order.Status.ToString()));
        Assert.Equal("a", Assert.Single(orders[1].NewFills).FillId);
    }

    [Fact]
    public async Task B07_a_position_that_is_gone_after_the_gap_was_closed()
    {
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","quantity":3,"quantity-direction":"Short","updated-at":"2026-09-17T13:00:00.000+00:00"}""");
        var line = await _rig.ConnectAsync();
        _rig.State.Positions.Clear();

        line.Break();
        (_, line) = await _rig.PassLossAsync();
        var positions = (await _rig.ReadAllAsync(line)).OfType<AccountPositionUpdate>();

        Assert.Equal([-3m, 0m], positions.Select(position => position.Quantity));
    }

    [Fact]
    public async Task B07_an_order_that_ended_the_day_before_is_asked_for_by_its_number()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10)));
        await _rig.ReadAllAsync(line);
        _rig.State.Single[1] = Order(1, "Expired", 90);

        line.Break();
        (_, line) = await _rig.PassLossAsync();

        Assert.Equal(["Live", "Expired"], (await _rig.ReadOrdersAsync(line)).Select(order => order.Status.ToString()));
    }

    [Fact]
    public async Task B07_a_reading_that_fails_for_the_moment_is_tried_again()
    {
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.Failures.Enqueue(new TastyServerException("Down."));
        _rig.Open();
        var line = await _rig.Server.NextAsync();

        var notice = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
        await _rig.Clock.PassAsync(notice.Wait!.Value, notice.At);
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");

        Assert.Single(await _rig.ReadOrdersAsync(line));
    }

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
