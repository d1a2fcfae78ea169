using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>Several sessions for one errand, against scripted servers.</summary>
public sealed class FeedFanTests : IDisposable
{
    private readonly ScriptedFeed _feed = new();
    private readonly RecordingSink _sink = new();
    private readonly StreamBudget _budget;
    private readonly List<FeedFan> _fans = [];

    public FeedFanTests() => _budget = new StreamBudget(StreamLimits.Assumed, _feed.Clock);

    public void Dispose()
    {
        foreach (var fan in _fans)
            fan.Dispose();
    }

    [Fact]
    public async Task Sessions_share_out_the_items_among_themselves()
    {
        var pool = new ItemPool(Quotes(2_000), static _ => true);
        Open(pool, sessions: 3);
        var sessions = new[] { await _feed.SessionAsync(), await _feed.SessionAsync(), await _feed.SessionAsync() };

        await _feed.Clock.RunAsync(pool.AllSent);

        Assert.Equal(0, pool.Left);
        var asked = new List<string>();
        foreach (var session in sessions)
            asked.AddRange(await AskedAsync(session));

        Assert.Equal(Quotes(2_000).Select(item => item.Symbol).Order(), asked.Order());
    }

    [Fact]
    public async Task What_has_been_answered_otherwise_is_not_asked_for()
    {
        var pool = new ItemPool(Quotes(10), static item => item.Symbol != "S3");
        Open(pool, sessions: 1);
        var session = await _feed.SessionAsync();

        await _feed.Clock.RunAsync(pool.AllSent);

        Assert.Equal(Quotes(10).Select(item => item.Symbol).Where(symbol => symbol != "S3"), await AskedAsync(session));
    }

    [Fact]
    public async Task What_a_lost_session_had_is_asked_for_again_unless_it_has_been_answered()
    {
        var answered = new HashSet<string>();
        var pool = new ItemPool(Quotes(10), item => !answered.Contains(item.Symbol));
        Open(pool, sessions: 1);
        var first = await _feed.SessionAsync();
        await _feed.Clock.RunAsync(pool.AllSent);
        answered.UnionWith(["S0", "S1", "S2", "S3"]);

        first.End();
        var second = await _feed.SessionAsync();
        await _feed.Clock.RunAsync(pool.AllSent);

        Assert.Equal(["S4", "S5", "S6", "S7", "S8", "S9"], (await AskedAsync(second)).Order());
    }

    [Fact]
    public async Task Items_added_later_go_out_too()
    {
        var pool = new ItemPool([], static _ => true);
        Assert.True(pool.AllSent.IsCompleted);
        Open(pool, sessions: 1);
        var session = await _feed.SessionAsync();

        pool.Add(Quotes(3));
        await _feed.Clock.RunAsync(pool.AllSent);

        Assert.Equal(["S0", "S1", "S2"], await AskedAsync(session));
    }

    [Fact]
    public async Task Closing_frees_the_slots_and_sends_nothing()
    {
        var pool = new ItemPool(Quotes(3), static _ => true);
        var fan = Open(pool, sessions: 2);
        var sessions = new[] { await _feed.SessionAsync(), await _feed.SessionAsync() };
        await _feed.Clock.RunAsync(pool.AllSent);
        sessions[0].Say(Bid("S0", 1));

        await fan.CloseAsync();

        Assert.Equal(5, _budget.FreeSlots);
        Assert.All(sessions, session => Assert.True(session.WasClosed));
        Assert.Equal((1, 0), (fan.Received, fan.Sessions));
        foreach (var session in sessions)
        {
            while (session.HasMore)
                Assert.Empty((await session.MessageAsync()).Removed);
        }
    }

    [Fact]
    public async Task A_session_that_has_to_be_given_up_is_told()
    {
        _feed.Fail(new TastyAuthenticationException("Revoked."));
        var fan = Open(new ItemPool(Quotes(1), static _ => true), sessions: 1);

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => fan.Failed);
        await fan.CloseAsync();
    }

    private static async Task<List<string>> AskedAsync(ScriptedSession session)
    {
        List<string> symbols = [];
        while (session.HasMore)
            symbols.AddRange((await session.MessageAsync()).Added);

        return symbols;
    }

    private FeedFan Open(ItemPool pool, int sessions)
    {
        var fan = new FeedFan(pool, _sink, _feed.Services, static _ => { });
        for (var i = 0; i < sessions; i++)
            fan.Add(_budget.TryAcquire()!);

        _fans.Add(fan);
        return fan;
    }
}
