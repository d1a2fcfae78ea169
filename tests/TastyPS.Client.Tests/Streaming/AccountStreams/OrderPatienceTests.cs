using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Tracking;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Orders followed while there is no connection for long, or no answer that can be read.</summary>
public sealed class OrderPatienceTests : IDisposable
{
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(60);

    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task However_long_an_order_was_asked_for_while_it_worked_its_fills_are_waited_for_in_full()
    {
        var ending = await FollowThroughLongLossAsync(Order(1, "Live", 10, "|"));

        _rig.State.Single[1] = Order(1, "Filled", 11, "a|");
        await PassPollAsync();
        await Patience.UntilAsync(() => ending.IsCompleted || _rig.Clock.WasSet(TimeSpan.FromSeconds(0.5)), "the wait for the fills");
        Assert.False(ending.IsCompleted);
        _rig.State.Single[1] = Order(1, "Filled", 11, "a|b");
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(0.5), _rig.Clock.GetUtcNow());

        Assert.True((await ending.OrFailAsync("the end of the order")).HasAllFills);
    }

    [Fact]
    public async Task However_long_an_order_was_asked_for_while_it_worked_the_order_that_replaced_it_is_looked_for()
    {
        var ending = await FollowThroughLongLossAsync(Order(1, "Live", 10));

        _rig.State.Single[1] = Order(1, "Cancelled", 11, more: "\"edited\":true,");
        _rig.State.Orders.Add(Order(2, "Live", 11, more: "\"replaces-order-id\":1,"));
        await PassPollAsync();
        await Patience.UntilAsync(() => ending.IsCompleted || _rig.Clock.WasSet(PollPause), "the wait for the replacement");
        Assert.False(ending.IsCompleted);
        _rig.State.Single[2] = Order(2, "Filled", 12, "a", more: "\"replaces-order-id\":1,");
        await PassPollAsync();
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.Equal([1L, 2L], outcome.Chain.Select(order => order.Id!.Value));
        Assert.Equal(KnownOrderStatus.Filled, outcome.Status.Known);
    }

    [Fact]
    public async Task An_order_that_works_is_asked_for_while_the_orders_of_its_account_could_not_be_read_though_the_stream_is_connected()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10)));
        await _rig.ReadAllAsync(line);
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);
        await Patience.UntilAsync(() => _rig.Clock.WasSet(PollPause), "the wait for the order");
        _rig.State.Single[1] = Order(1, "Filled", 11, "a");
        _rig.State.Failures.Enqueue(new TastyNotFoundException("No such account."));

        line.Break();
        await _rig.PassLossAsync();
        for (var beat = 0; beat < 3; beat++)
            await _rig.PassHeartbeatAsync();

        Assert.Equal(KnownOrderStatus.Filled, (await ending.OrFailAsync("the end of the order")).Status.Known);
    }

    [Fact]
    public async Task A_reply_that_ended_early_does_not_end_the_watch()
    {
        await _rig.ConnectAsync();
        _rig.State.Single[1] = Order(1, "Filled", 10, "a");
        _rig.State.SingleFailures.Enqueue(Unreadable());
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await PassAsync(0.5, 1);

        Assert.Equal(KnownOrderStatus.Filled, (await ending.OrFailAsync("the end of the order")).Status.Known);
    }

    [Fact]
    public async Task However_long_an_order_was_asked_for_while_it_worked_a_reply_that_ended_early_does_not_end_the_watch()
    {
        var ending = await FollowThroughLongLossAsync(Order(1, "Live", 10));

        _rig.State.SingleFailures.Enqueue(Unreadable());
        await PassPollAsync();
        await Patience.UntilAsync(() => ending.IsCompleted || _rig.Clock.WasSet(PollPause), "the wait after the reply");
        _rig.State.Single[1] = Order(1, "Filled", 11, "a");
        await PassPollAsync();

        Assert.Equal(KnownOrderStatus.Filled, (await ending.OrFailAsync("the end of the order")).Status.Known);
    }

    [Fact]
    public async Task Replies_none_of_which_can_be_read_end_the_watch()
    {
        await _rig.ConnectAsync();
        for (var reply = 0; reply < 7; reply++)
            _rig.State.SingleFailures.Enqueue(Unreadable());
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await PassAsync(0.5, 1, 2, 4, 8, 16, 16);

        await Assert.ThrowsAsync<TastyProtocolException>(() => ending.OrFailAsync("the end of the watch"));
    }

    private static TastyProtocolException Unreadable() => new("accounts/5WY00000/orders/1: the reply ended early.");

    private async Task PassAsync(params double[] pauses)
    {
        foreach (var pause in pauses)
            await _rig.Clock.PassAsync(TimeSpan.FromSeconds(pause), _rig.Clock.GetUtcNow());
    }

    private async Task<Task<OrderOutcome>> FollowThroughLongLossAsync(string order)
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(order));
        await _rig.ReadAllAsync(line);
        _rig.State.Single[1] = order;
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);
        await Patience.UntilAsync(() => _rig.Clock.WasSet(PollPause), "the wait for the order");

        _rig.Server.Answer = static _ => null;
        line.Break();
        await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
        for (var poll = 0; poll < 7; poll++)
            await PassPollAsync();
        await Patience.UntilAsync(() => _rig.Clock.WasSet(PollPause), "the wait after the poll");
        return ending;
    }

    private Task PassPollAsync() => _rig.Clock.PassAsync(PollPause, _rig.Clock.GetUtcNow());
}
