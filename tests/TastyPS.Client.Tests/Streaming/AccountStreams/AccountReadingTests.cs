using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>What is read over REST after a connect, and what of it cannot be.</summary>
public sealed class AccountReadingTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task B07_a_reading_that_keeps_failing_holds_up_no_other()
    {
        var isDown = true;
        _rig.State.Orders.Add(Order(1, "Live", 10));
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","quantity":3,"quantity-direction":"Long"}""");
        _rig.State.Ready = what => isDown && what == nameof(ScriptedState.Orders) ? Task.FromException(new TastyServerException("Down.")) : Task.CompletedTask;
        _rig.Open(null, Account, "5WT00001");
        await _rig.Server.NextAsync();

        await _rig.ReadUntilAsync(updates => updates.OfType<AccountPositionUpdate>().Any());
        for (var round = 0; round < 3; round++)
        {
            var first = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
            var second = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
            Assert.Equal((0.5 * (1 << round), first.Wait), (first.Wait!.Value.TotalSeconds, second.Wait));
            isDown = round < 2;
            await _rig.Clock.PassAsync(first.Wait.Value, second.At);
        }

        await _rig.Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
        Assert.Equal(8, _rig.State.Reads);
        await _rig.ReadUntilAsync(updates => updates.OfType<AccountOrderUpdate>().Any());
    }

    [Theory]
    [InlineData(nameof(ScriptedState.Orders), "orders")]
    [InlineData(nameof(ScriptedState.ComplexOrders), "complex orders")]
    [InlineData(nameof(ScriptedState.Positions), "positions")]
    [InlineData(nameof(ScriptedState.Balances), "balances")]
    public async Task B07_an_item_that_could_not_be_read_is_told(string list, string name)
    {
        _rig.State.Defects.Add((list, new ItemDefect(2, "it has no number")));

        await _rig.ConnectAsync();

        var notice = await _rig.NoticeAsync(AccountStreamNoticeKind.StateIncomplete);
        Assert.Equal($"One of the {name} of {Account} was left out, number 3 of the reply: it has no number.", notice.Text);
        Assert.Contains("as far as the service gives it", (await _rig.NoticeAsync(AccountStreamNoticeKind.StateRead)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task B07_a_position_is_not_taken_for_closed_where_one_could_not_be_read()
    {
        _rig.State.Positions.Add("""{"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","quantity":3,"quantity-direction":"Long"}""");
        var line = await _rig.ConnectAsync();
        _rig.State.Positions.Clear();
        _rig.State.Defects.Add((nameof(ScriptedState.Positions), new ItemDefect(0, "the position has no symbol")));

        line.Break();
        (_, line) = await _rig.PassLossAsync();

        Assert.Equal(3m, Assert.Single((await _rig.ReadAllAsync(line)).OfType<AccountPositionUpdate>()).Quantity);
    }

    [Fact]
    public async Task Whoever_only_follows_orders_reads_nothing_else()
    {
        List<string> asked = [];
        _rig.State.Ready = what =>
        {
            asked.Add(what);
            return Task.CompletedTask;
        };

        await _rig.ConnectAsync(new AccountStreamOptions { ReadOrdersOnly = true });

        Assert.Equal([nameof(ScriptedState.Orders)], asked);
    }
}
