using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.State;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problem B7, and of B17 what concerns it: how the account stands after each connect.</summary>
public sealed class AccountStateProblemTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task B07_how_the_account_stands_comes_first()
    {
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.ComplexOrders.Add($$"""{"id":77,"account-number":"5WY00000","type":"OCO","orders":[{{Order(1, "Live", 10)}}]}""");
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","quantity":3,"quantity-direction":"Long","updated-at":"2026-09-17T13:00:00.000+00:00"}""");
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"QQQ","instrument-type":"Equity","quantity":0,"quantity-direction":"Zero","updated-at":"2026-09-17T13:00:00.000+00:00"}""");
        _rig.State.Balances.Add("""{"account-number":"5WY00000","currency":"USD","cash-balance":"100.5","updated-at":"2026-09-17T13:00:00.000+00:00"}""");

        var updates = await _rig.ReadAllAsync(await _rig.ConnectAsync());

        Assert.All(updates, update => Assert.Equal((ValueSource.Rest, true), (update.Source, update.IsInitial)));
        Assert.Equal(1, Assert.IsType<AccountOrderUpdate>(updates[0]).OrderId);
        Assert.Equal(77, Assert.IsType<AccountComplexOrderUpdate>(updates[1]).ComplexOrderId);
        Assert.Equal(3m, Assert.IsType<AccountPositionUpdate>(updates[2]).Quantity); // What was closed before is no news.
        Assert.Equal(100.5m, Assert.IsType<AccountBalanceUpdate>(updates[3]).CashBalance);
        Assert.Equal(4, updates.Count);
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
        _rig.State.Ready = _ => answered.Task;
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
    public async Task B07_a_reading_that_ended_early_is_tried_again()
    {
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.Failures.Enqueue(new TastyProtocolException("The reply ended early."));
        _rig.Open();
        var line = await _rig.Server.NextAsync();

        var notice = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
        Assert.NotNull(notice.Wait);
        await _rig.Clock.PassAsync(notice.Wait.Value, notice.At);
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");

        Assert.Single(await _rig.ReadOrdersAsync(line));
    }

    [Fact]
    public async Task B07_a_reading_of_which_no_reply_can_be_read_is_given_up()
    {
        for (var reply = 0; reply < 8; reply++)
            _rig.State.Failures.Enqueue(new TastyProtocolException("The reply has no items."));
        _rig.State.Positions.Add(Position("SPY", 3));
        _rig.Open();
        var line = await _rig.Server.NextAsync();

        for (var reply = 0; reply < 6; reply++)
            await PassFailureAsync();

        Assert.Null((await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete)).Wait);
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
        Assert.IsType<AccountPositionUpdate>(Assert.Single(await _rig.ReadAllAsync(line)));
        Assert.Equal(7, _rig.State.Reads);
    }

    [Fact]
    public async Task B07_replies_that_do_not_come_are_not_among_those_that_cannot_be_read()
    {
        for (var reply = 0; reply < 8; reply++)
            _rig.State.Failures.Enqueue(new TastyServerException("Down."));
        _rig.State.Failures.Enqueue(new TastyProtocolException("The reply ended early."));
        _rig.State.Orders.Add(Order(1, "Live", 10));
        var told = new List<AccountUpdate>();
        var report = new Pauses();

        var reading = new StateReading(_rig.State, new AccountBook(told.Add), [Account], ordersOnly: true, static () => 0, _rig.Clock).RunAsync(report, Token);
        foreach (var seconds in (double[])[0.5, 1, 2, 4, 8, 16, 30, 30, 30])
            await _rig.Clock.PassAsync(TimeSpan.FromSeconds(seconds), _rig.Clock.GetUtcNow());
        await reading.OrFailAsync("the reading");

        Assert.Equal(1, Assert.IsType<AccountOrderUpdate>(Assert.Single(told)).OrderId);
        Assert.DoesNotContain(null, report.Told);
    }

    [Fact]
    public async Task B07_what_the_stream_told_during_a_reading_is_newer_than_the_reading()
    {
        _rig.State.Positions.Add(Position("SPY", 3));
        var line = await _rig.ConnectAsync();
        var (begun, answered) = Hold(nameof(ScriptedState.Positions));
        line.Break();
        var lost = await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
        await _rig.Clock.PassAsync(lost.Wait!.Value, lost.At);
        line = await _rig.Server.NextAsync();
        await begun.OrFailAsync("the reading of positions");

        await line.SayAsync(Notice("CurrentPosition", Position("QQQ", 2)));
        await _rig.ReadAllAsync(line);
        await SayLaterAsync(line, Notice("CurrentPosition", Position("SPY", 5)));
        answered.SetResult();
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
        var positions = (await _rig.ReadAllAsync(line)).OfType<AccountPositionUpdate>();

        Assert.Equal([("SPY", 3m), ("QQQ", 2m), ("SPY", 5m)], positions.Select(position => (position.Symbol, position.Quantity!.Value)));
    }

    [Fact]
    public async Task B07_a_balance_told_during_a_reading_is_newer_than_the_reading()
    {
        _rig.State.Balances.Add("""{"account-number":"5WY00000","currency":"USD","cash-balance":"100"}""");
        var (begun, answered) = Hold(nameof(ScriptedState.Balances));
        _rig.Open();
        var line = await _rig.Server.NextAsync();
        await begun.OrFailAsync("the reading of balances");

        await SayLaterAsync(line, Notice("AccountBalance", """{"account-number":"5WY00000","currency":"USD","cash-balance":"90"}"""));
        answered.SetResult();
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");

        Assert.Equal(90m, Assert.Single((await _rig.ReadAllAsync(line)).OfType<AccountBalanceUpdate>()).CashBalance);
    }

    [Fact]
    public async Task B07_each_account_is_read()
    {
        _rig.Open(null, "5WT00000", "5WT00001");
        await _rig.Server.NextAsync();
        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");

        Assert.Equal(2, _rig.State.Reads);
    }

    [Fact]
    public async Task B07_what_cannot_be_read_at_all_is_told_and_the_rest_is_read()
    {
        _rig.State.Failures.Enqueue(new TastyNotFoundException("No such account."));
        _rig.State.Positions.Add(Position("SPY", 3));

        var line = await _rig.ConnectAsync();

        Assert.Null((await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete)).Wait);
        Assert.IsType<AccountPositionUpdate>(Assert.Single(await _rig.ReadAllAsync(line)));
    }

    [Fact]
    public async Task B17_an_order_that_a_sandbox_has_forgotten_does_not_spoil_the_reading()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10)));
        await _rig.ReadAllAsync(line);
        _rig.State.Orders.Add(Order(2, "Live", 20));

        line.Break();
        (_, line) = await _rig.PassLossAsync();

        Assert.Equal([1L, 2L], (await _rig.ReadOrdersAsync(line)).Select(order => order.OrderId));
        Assert.Equal(0, _rig.Told(AccountStreamNoticeKind.StateIncomplete));
    }

    private static string Position(string symbol, int quantity) =>
        $$"""{"account-number":"{{Account}}","symbol":"{{symbol}}","instrument-type":"Equity","quantity":{{quantity}},"quantity-direction":"Long"}""";

    /// <summary>Waits for the next reading that fails for the moment, and steps over the pause.</summary>
    private async Task PassFailureAsync()
    {
        var notice = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
        Assert.NotNull(notice.Wait);
        await _rig.Clock.PassAsync(notice.Wait.Value, notice.At);
    }

    /// <summary>Holds the answer to one kind of reading back.</summary>
    private (Task Begun, TaskCompletionSource Answered) Hold(string what)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.State.Ready = asked =>
        {
            if (asked != what)
                return Task.CompletedTask;
            begun.TrySetResult();
            return answered.Task;
        };
        return (begun.Task, answered);
    }

    /// <summary>Says something a second after everything before, and lets another one pass when it has been heard.</summary>
    private async Task SayLaterAsync(ScriptedAccounts.Line line, string message)
    {
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await line.SayAsync(message);
        await _rig.ReadAllAsync(line);
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private sealed class Pauses : IStateReadingReport
    {
        public List<TimeSpan?> Told { get; } = [];

        public void OnFailure(string what, TastyException failure, TimeSpan? pause) => Told.Add(pause);

        public void OnDefect(string what, ItemDefect defect) => Assert.Fail(defect.Reason);
    }
}
