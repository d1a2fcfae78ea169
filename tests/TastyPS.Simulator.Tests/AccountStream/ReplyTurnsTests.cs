using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.AccountStream.Wire;

namespace TastyPS.Simulator.Tests.AccountStream;

public class ReplyTurnsTests
{
    private readonly List<string> _delivered = [];
    private readonly ReplyTurns _turns;

    public ReplyTurnsTests() => _turns = new ReplyTurns(notification => _delivered.Add(notification.Type));

    [Fact]
    public void A_notification_waits_for_the_replies_that_were_under_way_and_for_no_later_one()
    {
        var first = _turns.Begin();
        Publish("of the first");
        var second = _turns.Begin();
        Publish("of the second");
        Assert.Empty(_delivered);

        _turns.End(first);
        Assert.Equal(["of the first"], _delivered);

        _turns.End(second);
        Assert.Equal(["of the first", "of the second"], _delivered);
    }

    [Fact]
    public void Notifications_keep_their_order_though_a_later_reply_is_faster()
    {
        var slow = _turns.Begin();
        Publish("of the slow one");
        var fast = _turns.Begin();
        Publish("of the fast one");

        _turns.End(fast);
        Assert.Empty(_delivered);

        _turns.End(slow);
        Assert.Equal(["of the slow one", "of the fast one"], _delivered);
    }

    [Fact]
    public void Without_a_reply_under_way_nothing_waits()
    {
        _turns.End(_turns.Begin());

        Publish("now");

        Assert.Equal(["now"], _delivered);
    }

    private void Publish(string type) => _turns.Publish(new Notification(type, null, [], DateTimeOffset.UnixEpoch));
}
