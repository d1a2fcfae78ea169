using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.DxLink;

public class SubscriptionChangeTests
{
    [Fact]
    public void A11_a_long_change_is_cut_into_messages_within_both_limits_that_lose_nothing()
    {
        var random = new Random(4);
        var remove = Items(random, 700).ToList();
        var add = Items(random, 3000).ToList();

        var messages = SubscriptionChange.Split(remove, add, reset: true).ToList();

        Assert.All(messages, message => Assert.InRange(message.Add.Count + message.Remove.Count, 1, 200));
        Assert.All(messages, message => Assert.InRange(ClientMessages.Subscription(1, message).Length, 1, 8 * 1024));
        Assert.Equal(remove, messages.SelectMany(message => message.Remove));
        Assert.Equal(add, messages.SelectMany(message => message.Add));
        Assert.Equal([0], messages.Select((message, index) => (message, index)).Where(pair => pair.message.Reset).Select(pair => pair.index));
    }

    [Fact]
    public void The_size_of_an_item_is_never_less_than_what_it_adds_to_a_message()
    {
        foreach (var item in Items(new Random(5), 500).Append(new FeedItem(MarketEventType.Quote, "é\"\\\u0001😀")))
        {
            var one = ClientMessages.Subscription(1, new SubscriptionChange { Add = [item] }).Length;
            var two = ClientMessages.Subscription(1, new SubscriptionChange { Add = [item, item] }).Length;
            Assert.InRange(two - one, 1, DxLinkSession.MessageSize(item));
        }
    }

    [Fact]
    public void A_symbol_that_fits_no_message_is_an_error() =>
        Assert.Throws<ArgumentException>(() => SubscriptionChange.Split([], [new FeedItem(MarketEventType.Quote, new string('A', 9000))]).ToList());

    private static IEnumerable<FeedItem> Items(Random random, int count) => Enumerable.Range(0, count).Select(i => new FeedItem(
        (MarketEventType)random.Next(17),
        $".SPXW26{random.Next(1000)}C{i}{new string('X', random.Next(60))}",
        random.Next(2) == 0 ? DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(-100, 2_000_000_000_000)) : null,
        random.Next(2) == 0 ? "NTV" : null));
}
