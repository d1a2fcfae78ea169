using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.State;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>What the stream tells and what is read over REST, in whichever order they come.</summary>
public class AccountBookTests
{
    private static readonly (string Status, string Fills)[] Life =
    [
        ("Received", ""), ("Routed", ""), ("In Flight", ""), ("Live", ""), ("Live", "a"), ("Live", "a,b"), ("Replace Requested", "a,b"), ("Live", "a,b"), ("Live", "a,b,c"), ("Filled", "a,b,c"), ("Filled", "a,b,c,d"),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_order_of_arrival_no_state_goes_back_and_each_fill_is_told_once(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            List<AccountUpdate> told = [];
            var book = new AccountBook(told.Add);
            var arrivals = Enumerable.Range(0, 40).Select(_ => random.Next(Life.Length)).Append(Life.Length - 1).ToArray();
            random.Shuffle(arrivals);

            foreach (var at in arrivals)
                book.Take(OrderAt(at), new UpdateOrigin("Order", random.Next(2) == 0 ? ValueSource.Feed : ValueSource.Rest, DateTimeOffset.UnixEpoch));

            var updates = told.Cast<AccountOrderUpdate>().ToList();
            Assert.Equal(updates.Select(update => update.Order.UpdatedAt).Order(), updates.Select(update => update.Order.UpdatedAt));
            Assert.Equal(["a", "b", "c", "d"], updates.SelectMany(update => update.NewFills).Select(fill => fill.FillId!).Order());
            Assert.Equal(arrivals.Length, book.Delivered + book.Repeated + book.Outdated);
            Assert.True(book.FindOrder(AccountWire.Account, 1)!.HasAllFills);
        }
    }

    [Fact]
    public void Without_times_the_status_decides()
    {
        string[] statuses = ["Contingent", "Received", "Routed", "In Flight", "Live", "Cancel Requested", "Cancelled"];
        List<AccountUpdate> told = [];
        var book = new AccountBook(told.Add);

        foreach (var status in statuses.Concat(statuses.Reverse()))
            book.Take(Read(AccountWire.Order(1, status, null)), new UpdateOrigin("Order", ValueSource.Rest, DateTimeOffset.UnixEpoch));

        Assert.Equal(statuses, told.Cast<AccountOrderUpdate>().Select(update => update.Status.ToString()));
    }

    [Fact]
    public void Nothing_follows_an_end_even_if_it_claims_to_be_later()
    {
        List<AccountUpdate> told = [];
        var book = new AccountBook(told.Add);

        book.Take(Read(AccountWire.Order(1, "Cancelled", 10)), new UpdateOrigin("Order", ValueSource.Feed, DateTimeOffset.UnixEpoch));
        book.Take(Read(AccountWire.Order(1, "Live", 20)), new UpdateOrigin("Order", ValueSource.Feed, DateTimeOffset.UnixEpoch));

        Assert.Single(told);
    }

    [Fact]
    public void Orders_that_ended_long_ago_are_forgotten_and_open_ones_are_not()
    {
        var book = new AccountBook(static _ => { });
        var origin = new UpdateOrigin("Order", ValueSource.Feed, DateTimeOffset.UnixEpoch);

        book.Take(Read(AccountWire.Order(1, "Live", 10)), origin);
        for (var id = 2; id < 10_000; id++)
            book.Take(Read(AccountWire.Order(id, "Filled", 10, "a")), origin);

        Assert.NotNull(book.FindOrder(AccountWire.Account, 1));
        Assert.Null(book.FindOrder(AccountWire.Account, 2));
        Assert.NotNull(book.FindOrder(AccountWire.Account, 9_999));
    }

    [Fact]
    public void An_order_that_ends_again_after_a_status_that_is_not_known_is_forgotten_once()
    {
        var book = new AccountBook(static _ => { });
        var origin = new UpdateOrigin("Order", ValueSource.Feed, DateTimeOffset.UnixEpoch);

        book.Take(Read(AccountWire.Order(1, "Cancelled", 10)), origin);
        book.Take(Read(AccountWire.Order(1, "Novel", 11)), origin);
        book.Take(Read(AccountWire.Order(1, "Cancelled", 12)), origin);
        for (var id = 2; id < 10_000; id++)
            book.Take(Read(AccountWire.Order(id, "Filled", 10, "a")), origin);

        Assert.Null(book.FindOrder(AccountWire.Account, 1));
        Assert.NotNull(book.FindOrder(AccountWire.Account, 9_999));
    }

    private static Order OrderAt(int step) => Read(AccountWire.Order(1, Life[step].Status, step, Life[step].Fills, quantity: 4));

    private static Order Read(string json) => Order.From(new JsonFields(JsonDocument.Parse(json).RootElement));
}
