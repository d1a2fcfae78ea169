using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.AccountStream;

/// <summary>Requests and replies: account-streamer.md §2 to §4, §7 and §8.</summary>
public class ProtocolTests
{
    [Theory]
    [InlineData("/account-stream")]
    [InlineData("/")]
    public async Task Connect_is_confirmed_with_the_accounts_and_the_number_of_the_request(string path)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session, path);
        var accounts = await session.AccountNumbersAsync();

        var reply = await stream.AskAsync("connect", accounts, requestId: 7);

        Assert.Equal(["status", "action", "web-socket-session-id", "value", "request-id"], reply.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("ok", "connect", 7), (reply.Text("status"), reply.Text("action"), reply.GetProperty("request-id").GetInt32()));
        Assert.Equal(accounts, reply.GetProperty("value").EnumerateArray().Select(item => item.GetString()));
        Assert.Matches("^[0-9a-f]{8}$", reply.Text("web-socket-session-id")!);
    }

    [Fact]
    public async Task A_single_account_may_come_as_a_text_and_is_confirmed_as_a_list()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);

        var reply = await stream.AskAsync("connect", stream.Account);

        Assert.Equal(JsonValueKind.Array, reply.GetProperty("value").ValueKind);
        Assert.False(reply.TryGetProperty("request-id", out _));
    }

    [Fact]
    public async Task Each_socket_has_a_session_id_of_its_own_and_keeps_it()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var one = await RawAccountStream.ConnectAsync(session);
        using var other = await RawAccountStream.ConnectAsync(session);

        string?[] ids = [(await one.AskAsync("heartbeat")).Text("web-socket-session-id"), (await one.AskAsync("heartbeat")).Text("web-socket-session-id"), (await other.AskAsync("heartbeat")).Text("web-socket-session-id")];

        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task B1_a_heartbeat_before_connect_spoils_the_connection()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);
        Assert.Equal("ok", (await stream.AskAsync("heartbeat")).Text("status"));

        var reply = await stream.AskAsync("connect", new[] { stream.Account }, requestId: 4);

        Assert.Equal(("error", "not-implemented", 4), (reply.Text("status"), reply.Text("message"), reply.GetProperty("request-id").GetInt32()));
        using var fresh = await RawAccountStream.ConnectAsync(session);
    }

    [Theory]
    [InlineData("quote-alerts-subscribe")]
    [InlineData("public-watchlists-subscribe")]
    [InlineData("user-message-subscribe")]
    public async Task B2_other_subscriptions_need_a_connect_first(string action)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);

        var early = await stream.AskAsync(action, requestId: 1);
        await stream.AskAsync("connect", new[] { stream.Account });
        var inTime = await stream.AskAsync(action, "external-id", requestId: 2);

        Assert.Equal(("error", "connect-not-completed"), (early.Text("status"), early.Text("message")));
        Assert.Equal(("ok", action, 2), (inTime.Text("status"), inTime.Text("action"), inTime.GetProperty("request-id").GetInt32()));
    }

    [Theory]
    [InlineData("Bearer nobody")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task B3_B13_a_token_that_is_not_the_value_of_the_header_fails_without_the_number_of_the_request(string token)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);

        var reply = await stream.AskAsync("connect", new[] { stream.Account }, requestId: 1, token: token);

        Assert.Equal(["status", "action", "web-socket-session-id", "message"], reply.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("error", "failed"), (reply.Text("status"), reply.Text("message")));
    }

    [Fact]
    public async Task B3_a_token_without_its_prefix_fails()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);

        Assert.Equal("failed", (await stream.AskAsync("connect", new[] { stream.Account }, token: stream.Token["Bearer ".Length..])).Text("message"));
    }

    [Fact]
    public async Task An_account_of_somebody_else_fails()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.OpenAsync(session);

        Assert.Equal("failed", (await stream.AskAsync("connect", new[] { stream.Account, "5WT00000" })).Text("message"));
        Assert.Equal("failed", (await stream.AskAsync("connect")).Text("message"));
    }

    [Fact]
    public async Task An_unknown_action_is_not_implemented_and_garbage_fails()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);

        Assert.Equal("not-implemented", (await stream.AskAsync("unsubscribe", requestId: 3)).Text("message"));
        await stream.SendTextAsync("[");
        Assert.Equal("failed", (await stream.ReceiveAsync()).Text("message"));
    }

    [Fact]
    public async Task B14_the_old_name_of_connect_works_even_where_connect_is_made_to_fail()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.AccountStream.Faults.RefuseConnect = true;
        using var stream = await RawAccountStream.OpenAsync(session);

        Assert.Equal("failed", (await stream.AskAsync("connect", new[] { stream.Account })).Text("message"));
        Assert.Equal("ok", (await stream.AskAsync("account-subscribe", new[] { stream.Account })).Text("status"));
    }

    [Fact]
    public async Task B5_a_minute_without_a_heartbeat_ends_in_Bye_whatever_else_was_sent()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);
        session.TokenClock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("ok", (await stream.AskAsync("heartbeat")).Text("status"));
        session.TokenClock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal("ok", (await stream.AskAsync("quote-alerts-subscribe")).Text("status"));

        session.TokenClock.Advance(TimeSpan.FromSeconds(11));

        await stream.ExpectByeAsync();
    }

    [Fact]
    public async Task B7_nothing_comes_of_itself_after_connect()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawAccountStream.ConnectAsync(session);

        Assert.Equal("heartbeat", (await stream.AskAsync("heartbeat")).Text("action"));
        Assert.Equal(0, session.Simulator.AccountStream.NotificationCount);
    }
}
