using System.Net.WebSockets;
using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Tests.Rest;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.Tests.AccountStream;

/// <summary>What can be made to go wrong, by the numbers of streaming-known-problems.md part B.</summary>
public class StreamFaultTests
{
    [Theory]
    [InlineData(ExpiredTokenBehavior.Refuse, "error")]
    [InlineData(ExpiredTokenBehavior.Ignore, "ok")]
    public async Task B4_a_heartbeat_with_an_expired_token_is_answered_as_set(ExpiredTokenBehavior behavior, string status)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.ExpiredTokens = behavior;
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.ExpireAccessTokens();

        Assert.Equal(status, (await stream.AskAsync("heartbeat")).Text("status"));
    }

    [Fact]
    public async Task B4_a_refused_heartbeat_is_no_sign_of_life()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.ExpireAccessTokens();
        session.TokenClock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("failed", (await stream.AskAsync("heartbeat")).Text("message"));

        session.TokenClock.Advance(TimeSpan.FromSeconds(2));

        await stream.ExpectByeAsync();
    }

    [Fact]
    public async Task B4_B5_an_expired_token_may_end_the_session()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.ExpiredTokens = ExpiredTokenBehavior.Close;
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.ExpireAccessTokens();

        await stream.SendAsync("heartbeat");

        await stream.ExpectByeAsync();
    }

    [Fact]
    public async Task B6_a_silent_session_says_nothing_and_stays_open()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.AccountStream.SilenceSessions();
        await stream.SendAsync("heartbeat");
        session.TokenClock.Advance(TimeSpan.FromMinutes(5));

        var silence = stream.ReceiveTextAsync();
        using var other = await RawAccountStream.ConnectAsync(session);

        Assert.False(silence.IsCompleted);
        session.Simulator.AccountStream.BreakSessions();
        await Assert.ThrowsAsync<WebSocketException>(() => silence);
    }

    [Fact]
    public async Task B8_a_notification_comes_twice()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.Add(SocketFault.Repeat("Order"));
        using var stream = await RawAccountStream.ConnectAsync(session);

        session.Simulator.AccountStream.Publish("Order", """{"id":1}""", stream.Account);

        Assert.Equal(await stream.ReceiveTextAsync(), await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task B13_replies_lose_the_number_of_the_request()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.OmitRequestIds = true;
        using var stream = await RawAccountStream.ConnectAsync(session);

        Assert.False((await stream.AskAsync("heartbeat", requestId: 2)).TryGetProperty("request-id", out _));
    }

    [Fact]
    public async Task B15_a_type_that_nobody_knows_comes_with_the_usual_envelope()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);

        session.Simulator.AccountStream.Publish("SomethingNew", """{"a":[1,null]}""", stream.Account);

        Assert.Equal(
            $$$"""{"type":"SomethingNew","data":{"a":[1,null]},"timestamp":{{{HandMadeMarket.Start.ToUnixTimeMilliseconds()}}},"ws-sequence":0}""",
            await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task B16_one_reply_to_a_heartbeat_is_lost()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.AccountStream.Faults.Add(SocketFault.Withhold("heartbeat"));

        await stream.SendAsync("heartbeat", requestId: 1);

        Assert.Equal(2, (await stream.AskAsync("heartbeat", requestId: 2)).GetProperty("request-id").GetInt32());
    }

    [Fact]
    public async Task Notifications_are_counted_from_0_all_types_together_and_a_lost_one_leaves_a_gap()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.AccountStream.Faults.Add(SocketFault.Withhold("AccountBalance"));

        foreach (var type in new[] { "Order", "AccountBalance", "CurrentPosition" }) session.Simulator.AccountStream.Publish(type, "{}", stream.Account);

        Assert.Equal([0, 2], new[] { await stream.ReceiveAsync(), await stream.ReceiveAsync() }.Select(message => message.GetProperty("ws-sequence").GetInt32()));
    }

    [Fact]
    public async Task The_sequence_may_be_missing()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.OmitSequence = true;
        using var stream = await RawAccountStream.ConnectAsync(session);

        session.Simulator.AccountStream.Publish("Order", "{}", stream.Account);

        Assert.Equal(["type", "data", "timestamp"], (await stream.ReceiveAsync()).EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task Notifications_may_come_in_a_wrapper()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.SendBatches = true;
        using var stream = await RawAccountStream.ConnectAsync(session);

        session.Simulator.AccountStream.Publish("Order", """{"id":1}""", stream.Account);

        var wrapper = await stream.ReceiveAsync();
        Assert.Equal(["results"], wrapper.Names());
        Assert.Equal(1, wrapper.GetProperty("results")[0].GetProperty("data").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Alerts_watchlists_and_other_accounts_are_heard_only_by_who_asked_for_them()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        var server = session.Simulator.AccountStream;
        var other = (await session.AccountNumbersAsync())[1];

        server.Publish("Order", "{}", other);
        server.Publish(NotificationTypes.QuoteAlert, "{}");
        await stream.AskAsync("public-watchlists-subscribe");
        server.Publish(NotificationTypes.QuoteAlert, "{}");
        server.Publish(NotificationTypes.PublicWatchlists, "{}");

        Assert.Equal("PublicWatchlists", (await stream.ReceiveAsync()).Text("type"));
    }

    [Fact]
    public async Task An_upgrade_is_refused_once_and_a_maintenance_says_Bye()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.Add(SocketFault.RefuseUpgrade(503));
        await Assert.ThrowsAsync<WebSocketException>(() => RawAccountStream.OpenAsync(session));
        using var stream = await RawAccountStream.ConnectAsync(session);

        session.Simulator.AccountStream.CloseSessions();

        await stream.ExpectByeAsync();
    }

    [Fact]
    public async Task A_notification_may_come_padded_and_in_fragments()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.AccountStream.Faults.Add(SocketFault.Pad(20_000, "Order"));
        session.Simulator.AccountStream.Faults.Add(SocketFault.Fragment(7, "Order"));

        session.Simulator.AccountStream.Publish("Order", """{"id":1}""", stream.Account);
        session.Simulator.AccountStream.Publish("Order", """{"id":2}""", stream.Account);

        var padded = await stream.ReceiveTextAsync();
        Assert.Equal(20_000, padded!.Length);
        Assert.StartsWith("""{"type":"Order","data":{"id":1},""", padded);
        Assert.StartsWith("""{"type":"Order","data":{"id":2},""", await stream.ReceiveTextAsync());
    }

    [Theory]
    [InlineData(SocketFaultKind.Drop)]
    [InlineData(SocketFaultKind.Cut)]
    public async Task B6_the_connection_breaks_instead_of_a_notification_or_within_it(SocketFaultKind kind)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.Simulator.AccountStream.Faults.Add(new SocketFault { Kind = kind, MessageType = "Order" });

        session.Simulator.AccountStream.Publish("Order", "{}", stream.Account);

        await Assert.ThrowsAsync<WebSocketException>(stream.ReceiveTextAsync);
        using var again = await RawAccountStream.ConnectAsync(session);
    }
}
