using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problems B1 to B6, B13, B14, B16 and B17: the connection.</summary>
public sealed class AccountConnectionProblemTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task B01_nothing_is_sent_before_connect_has_been_answered()
    {
        string? unsaid = null;
        _rig.Server.Answer = message =>
        {
            if (unsaid is not null)
                return ScriptedAccounts.Ok(message);
            unsaid = ScriptedAccounts.Ok(message);
            return null;
        };
        _rig.Open(new AccountStreamOptions { QuoteAlerts = true });
        var line = await _rig.Server.NextAsync();
        await Patience.UntilAsync(() => unsaid is not null, "connect");

        _rig.Clock.Advance(TimeSpan.FromSeconds(9));
        await line.SayAsync(unsaid!);
        await _rig.NoticeAsync(AccountStreamNoticeKind.Connected);
        await _rig.PassHeartbeatAsync();

        Assert.Equal(["connect", "quote-alerts-subscribe", "heartbeat"], _rig.Server.Actions);
    }

    [Fact]
    public async Task B01_a_server_that_answers_connect_with_not_implemented_is_connected_anew()
    {
        var isFirst = true;
        _rig.Server.Answer = message =>
        {
            var answer = isFirst
                ? $$"""{"status":"error","action":"connect","web-socket-session-id":"c69d0c31","message":"not-implemented","request-id":{{message.GetProperty("request-id")}}}"""
                : ScriptedAccounts.Ok(message);
            isFirst = false;
            return answer;
        };
        _rig.Open();

        await _rig.Server.NextAsync();
        var (lost, _) = await _rig.PassLossAsync();

        Assert.Contains("not-implemented", lost.Text, StringComparison.Ordinal);
        Assert.Equal("connect", Assert.IsType<TastyStreamRefusedException>(lost.Failure).Step);
        Assert.Equal(["connect", "connect"], _rig.Server.Actions);
        Assert.Equal(0, _rig.Authorization.Refused);
    }

    [Fact]
    public async Task B02_other_subscriptions_follow_connect_and_each_waits_for_the_one_before()
    {
        await _rig.ConnectAsync(new AccountStreamOptions { PublicWatchlists = true, QuoteAlerts = true, UserMessagesOf = "U0001" });

        Assert.Equal(["connect", "public-watchlists-subscribe", "quote-alerts-subscribe", "user-message-subscribe"], _rig.Server.Actions);
        Assert.Equal([1L, 2L, 3L, 4L], _rig.Server.Heard.Select(message => message.GetProperty("request-id").GetInt64()));
        Assert.Equal("U0001", _rig.Server.Heard.Last().GetProperty("value").GetString());
    }

    [Fact]
    public async Task B02_connect_not_completed_leads_to_another_connect()
    {
        var refusals = 1;
        _rig.Server.Answer = message => ScriptedAccounts.ActionOf(message) == "quote-alerts-subscribe" && refusals-- > 0
            ? """{"status":"error","action":"quote-alerts-subscribe","web-socket-session-id":"5b6e2799","message":"connect-not-completed"}"""
            : ScriptedAccounts.Ok(message);
        _rig.Open(new AccountStreamOptions { QuoteAlerts = true });

        await _rig.Server.NextAsync();
        await _rig.PassLossAsync();

        Assert.Equal(["connect", "quote-alerts-subscribe", "connect", "quote-alerts-subscribe"], _rig.Server.Actions);
    }

    [Fact]
    public async Task A_subscription_that_is_refused_costs_no_connection()
    {
        _rig.Server.Answer = message => ScriptedAccounts.ActionOf(message) == "quote-alerts-subscribe" ? ScriptedAccounts.Failed("quote-alerts-subscribe") : ScriptedAccounts.Ok(message);

        await _rig.ConnectAsync(new AccountStreamOptions { QuoteAlerts = true });

        Assert.Contains("quote-alerts-subscribe", (await _rig.NoticeAsync(AccountStreamNoticeKind.ServerError)).Text, StringComparison.Ordinal);
        Assert.True(_rig.Stream.IsConnected);
    }

    [Fact]
    public async Task B03_every_message_carries_the_value_of_the_authorization_header()
    {
        await _rig.ConnectAsync(new AccountStreamOptions { PublicWatchlists = true });
        await _rig.PassHeartbeatAsync();

        Assert.Equal(3, _rig.Server.Heard.Count);
        Assert.All(_rig.Server.Heard, message => Assert.Equal("Bearer token-1", message.GetProperty("auth-token").GetString()));
        Assert.All(_rig.Server.Heard, message => Assert.Equal("TastyPS/1.2.3", message.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task B04_the_token_is_taken_anew_for_each_message()
    {
        await _rig.ConnectAsync();

        _rig.Authorization.Renew();
        await _rig.PassHeartbeatAsync();

        Assert.Equal("Bearer token-2", _rig.Server.Heard.Last().GetProperty("auth-token").GetString());
        Assert.Equal(1, _rig.Server.Connections);
    }

    [Fact]
    public async Task B04_a_heartbeat_whose_token_is_refused_brings_a_connection_with_a_fresh_one()
    {
        _rig.Server.Answer = message => message.GetProperty("auth-token").GetString() == "Bearer token-1" && ScriptedAccounts.ActionOf(message) == "heartbeat"
            ? ScriptedAccounts.Failed("heartbeat")
            : ScriptedAccounts.Ok(message);
        await _rig.ConnectAsync();

        await _rig.PassHeartbeatAsync();
        var (lost, _) = await _rig.PassLossAsync();

        Assert.IsType<TastyStreamTokenRefusedException>(lost.Failure);
        Assert.Equal("Bearer token-2", _rig.Server.Heard.Last().GetProperty("auth-token").GetString());
        Assert.Equal(1, _rig.Authorization.Refused);
    }

    [Fact]
    public async Task B04_two_fresh_tokens_refused_in_a_row_end_the_stream()
    {
        _rig.Server.Answer = message => ScriptedAccounts.Failed(ScriptedAccounts.ActionOf(message));
        var stream = _rig.Open();
        var following = stream.Orders.WhenOrderEndsAsync(AccountWire.Account, 1, Token);

        await _rig.Server.NextAsync();
        var lost = await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
        await _rig.Clock.PassAsync(lost.Wait!.Value, lost.At);
        await _rig.NoticeAsync(AccountStreamNoticeKind.Failed);

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Completion.OrFailAsync("the end"));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.ReadAsync([], Token));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.WhenConnectedAsync(Token));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => following);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _rig.Server.Heard.Select(message => message.GetProperty("auth-token").GetString()));
    }

    [Fact]
    public async Task B05_a_close_with_1000_Bye_is_a_lost_connection()
    {
        var line = await _rig.ConnectAsync();

        await line.CloseAsync(1000, "Bye");
        var (lost, _) = await _rig.PassLossAsync();

        Assert.Contains("code 1000, Bye", lost.Text, StringComparison.Ordinal);
        Assert.Equal(1, _rig.Stream.Counters.Reconnects);
        await _rig.PassHeartbeatAsync();
    }

    [Fact]
    public async Task B05_pauses_grow_from_one_second_to_sixty()
    {
        _rig.Server.Answer = static message => ScriptedAccounts.Ok(message)!.Replace("\"ok\"", "\"error\"", StringComparison.Ordinal);
        _rig.Open();

        List<double> pauses = [];
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var lost = await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
            pauses.Add(lost.Wait!.Value.TotalSeconds);
            await _rig.Clock.PassAsync(lost.Wait.Value, lost.At);
        }

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], pauses); // Half of what the doubling says, where the jitter is nothing.
    }

    [Fact]
    public async Task B06_a_heartbeat_that_is_not_answered_within_ten_seconds_ends_the_connection()
    {
        await _rig.ConnectAsync();
        _rig.Server.Answer = static message => ScriptedAccounts.ActionOf(message) == "heartbeat" ? null : ScriptedAccounts.Ok(message);

        await _rig.PassHeartbeatAsync();
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(10), _rig.Clock.GetUtcNow());
        var (lost, _) = await _rig.PassLossAsync();

        Assert.Contains("a heartbeat was not answered within 10 s", lost.Text, StringComparison.Ordinal);
        Assert.Equal(2, _rig.Server.Connections);
    }

    [Fact]
    public async Task B06_a_connection_that_breaks_without_a_word_is_made_again()
    {
        var line = await _rig.ConnectAsync();

        line.Break();
        await _rig.PassLossAsync();

        Assert.Equal(["connect", "connect"], _rig.Server.Actions);
    }

    [Fact]
    public async Task B13_a_reply_without_a_number_is_that_of_the_oldest_message_of_its_action()
    {
        _rig.Server.Answer = static message => ScriptedAccounts.Ok(message)!.Replace("\"request-id\":", "\"other\":", StringComparison.Ordinal);

        await _rig.ConnectAsync();
        await _rig.PassHeartbeatAsync();
        await _rig.PassHeartbeatAsync();

        Assert.Equal(0, _rig.Told(AccountStreamNoticeKind.Lost));
    }

    [Fact]
    public async Task B13_an_error_without_a_number_fails_what_it_answers()
    {
        var refusals = 1;
        _rig.Server.Answer = message => refusals-- > 0 ? ScriptedAccounts.Failed("connect") : ScriptedAccounts.Ok(message);
        _rig.Open();

        await _rig.Server.NextAsync();
        var (lost, _) = await _rig.PassLossAsync();

        Assert.IsType<TastyStreamTokenRefusedException>(lost.Failure);
    }

    [Fact]
    public async Task B14_accounts_are_connected_as_an_array_with_connect()
    {
        _rig.Open(null, "5WT00000", "5WT00001");
        await _rig.Server.NextAsync();
        await _rig.Stream.WhenConnectedAsync(Token).OrFailAsync("the connection");

        var connect = Assert.Single(_rig.Server.Heard);
        Assert.Equal("connect", ScriptedAccounts.ActionOf(connect));
        Assert.Equal("""["5WT00000","5WT00001"]""", connect.GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task B16_one_lost_heartbeat_reply_does_not_end_the_heartbeats()
    {
        await _rig.ConnectAsync();
        var losses = 1;
        _rig.Server.Answer = message => ScriptedAccounts.ActionOf(message) == "heartbeat" && losses-- > 0 ? null : ScriptedAccounts.Ok(message);

        await _rig.PassHeartbeatAsync();
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(10), _rig.Clock.GetUtcNow());
        await _rig.PassLossAsync();
        await _rig.PassHeartbeatAsync();
        await _rig.PassHeartbeatAsync();

        Assert.Equal(["connect", "heartbeat", "connect", "heartbeat", "heartbeat"], _rig.Server.Actions);
    }

    [Fact]
    public async Task B17_hours_without_a_notification_are_no_fault()
    {
        await _rig.ConnectAsync();

        for (var beat = 0; beat < 3 * 180; beat++)
            await _rig.PassHeartbeatAsync();

        Assert.Equal(0, _rig.Told(AccountStreamNoticeKind.Lost));
        Assert.Equal(1, _rig.State.Reads);
    }
}
