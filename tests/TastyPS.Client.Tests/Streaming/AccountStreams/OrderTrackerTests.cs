using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Orders followed to their ends.</summary>
public sealed class OrderTrackerTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_filled_order_ends_when_each_leg_has_its_fills()
    {
        var line = await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await line.SayAsync(Told(Order(1, "Filled", 10, "a|")));
        await _rig.ReadAllAsync(line);
        Assert.False(ending.IsCompleted);
        await line.SayAsync(Told(Order(1, "Filled", 10, "a|b")));
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.Equal([("LEG0", "a"), ("LEG1", "b")], outcome.Fills.Select(fill => (fill.Symbol, fill.FillId!)));
        Assert.True(outcome.HasAllFills);
    }

    [Fact]
    public async Task Fills_that_do_not_come_are_asked_for()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Filled", 10, "a|")));
        await _rig.ReadAllAsync(line);
        _rig.State.Single[1] = Order(1, "Filled", 10, "a|b");
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(0.5), _rig.Clock.GetUtcNow());

        Assert.Equal(2, (await ending.OrFailAsync("the end of the order")).Fills.Count);
    }

    [Fact]
    public async Task Fills_that_never_come_are_said_to_lack()
    {
        var line = await _rig.ConnectAsync();
        _rig.State.Single[1] = Order(1, "Filled", 10, "a|");
        await line.SayAsync(Told(_rig.State.Single[1]));
        await _rig.ReadAllAsync(line);
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        foreach (var seconds in (double[])[0.5, 1, 2, 4, 8, 16])
            await _rig.Clock.PassAsync(TimeSpan.FromSeconds(seconds), _rig.Clock.GetUtcNow());
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.False(outcome.HasAllFills);
        Assert.Single(outcome.Fills);
    }

    [Fact]
    public async Task An_order_whose_number_never_came_is_followed_by_the_name_its_sender_gave_it()
    {
        await _rig.ConnectAsync();
        using var watch = _rig.Stream.Orders.Watch(Account);
        _rig.State.Orders.Add(Order(5, "Rejected", 10, more: "\"external-identifier\":\"my-5\","));

        watch.Follow("my-5");
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(0.5), _rig.Clock.GetUtcNow());

        Assert.Equal(5, (await watch.WhenEndsAsync(Token).OrFailAsync("the end of the order")).OrderId);
    }

    [Fact]
    public async Task An_order_that_the_service_does_not_know_is_an_error_by_and_by()
    {
        await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 404, Token);

        foreach (var seconds in (double[])[0.5, 1, 2, 4, 8, 16, 16])
            await _rig.Clock.PassAsync(TimeSpan.FromSeconds(seconds), _rig.Clock.GetUtcNow());

        await Assert.ThrowsAsync<TastyNotFoundException>(() => ending.OrFailAsync("the error"));
    }

    [Fact]
    public async Task An_order_that_ends_while_the_connection_is_lost_ends_with_the_reading_after_it()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(Told(Order(1, "Live", 10, "a", quantity: 2)));
        await _rig.ReadAllAsync(line);
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);
        _rig.State.Orders.Add(Order(1, "Cancelled", 11, "a", quantity: 2));

        line.Break();
        await _rig.PassLossAsync();
        var outcome = await ending.OrFailAsync("the end of the order");

        Assert.Equal((KnownOrderStatus.Cancelled, 1m), (outcome.Status.Known, outcome.FilledQuantity));
    }

    [Fact]
    public async Task An_order_that_fills_before_its_replacement_could_take_its_place_ends_filled()
    {
        var line = await _rig.ConnectAsync();
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        await line.SayAsync(Told(Order(2, "Rejected", 10, more: "\"replaces-order-id\":1,")), Told(Order(1, "Filled", 10, "a", more: "\"replacing-order-id\":2,")));

        Assert.Equal((1L, KnownOrderStatus.Filled), await ending.OrFailAsync("the end of the order") switch { var outcome => (outcome.OrderId, outcome.Status.Known) });
    }

    [Fact]
    public async Task Unrest_in_the_account_does_not_postpone_asking()
    {
        var line = await _rig.ConnectAsync();
        _rig.State.Single[1] = Order(1, "Expired", 10);
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);
        var begun = _rig.Clock.GetUtcNow();
        await Patience.UntilAsync(() => _rig.Clock.WasSet(TimeSpan.FromSeconds(0.5)), "the wait for the order");

        for (var noise = 0; noise < 4; noise++)
        {
            await line.SayAsync(Told(Order(100 + noise, "Live", 10)));
            await _rig.ReadAllAsync(line);
            _rig.Clock.Advance(TimeSpan.FromSeconds(0.2));
        }

        Assert.Equal(1, (await ending.OrFailAsync("the end of the order")).OrderId);
        Assert.Equal(TimeSpan.FromSeconds(0.8), _rig.Clock.GetUtcNow() - begun);
    }

    [Fact]
    public async Task A_watch_that_is_closed_and_a_stream_that_is_closed_end_the_wait()
    {
        await _rig.ConnectAsync();
        var closed = _rig.Stream.Orders.Watch(Account);
        var left = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 1, Token);

        closed.Dispose();
        await _rig.Stream.CloseAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closed.Completion);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => left.OrFailAsync("the end"));
        Assert.Equal(0, await _rig.Stream.ReadAsync([], Token));
    }

    [Fact]
    public async Task A_watch_follows_one_order_of_the_accounts_of_the_stream()
    {
        await _rig.ConnectAsync();
        using var watch = _rig.Stream.Orders.Watch(Account);
        watch.Follow(1);

        Assert.Throws<InvalidOperationException>(() => watch.Follow(2));
        Assert.Throws<ArgumentException>(() => _rig.Stream.Orders.Watch("5WT99999"));
    }

    [Fact]
    public async Task A_stream_that_keeps_nothing_still_follows_orders()
    {
        var line = await _rig.ConnectAsync(new AccountStreamOptions { KeepUpdates = false });
        var ending = _rig.Stream.Orders.WhenOrderEndsAsync(Account, 507112736, Token);

        await line.SayAsync(RecordedFill);
        await ending.OrFailAsync("the end of the order");

        Assert.Equal(0, _rig.Stream.Counters.Waiting);
        Assert.Throws<InvalidOperationException>(() => _rig.Stream.TryRead([], out _));
    }

    [Fact]
    public async Task The_newest_state_known_is_that_of_the_last_replacement()
    {
        var line = await _rig.ConnectAsync();
        await line.SayAsync(
            Told(Order(1, "Cancelled", 10, more: "\"edited\":true,\"replacing-order-id\":2,")),
            Told(Order(2, "Live", 10, more: "\"replaces-order-id\":1,")),
            Told(Order(3, "Live", 10)));
        await _rig.ReadAllAsync(line);

        Assert.Equal([2L, 2L, 3L, null], new long[] { 1, 2, 3, 4 }.Select(id => _rig.Stream.Orders.FindLatest(Account, id)?.Id));
    }
}
