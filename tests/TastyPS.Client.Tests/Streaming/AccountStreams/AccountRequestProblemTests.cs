using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problems B1 to B3, B13 and B14: what is asked of the server, and its answers.</summary>
public sealed class AccountRequestProblemTests : IDisposable
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
    public async Task B02_other_subscriptions_follow_connect()
    {
        await _rig.ConnectAsync(new AccountStreamOptions { PublicWatchlists = true, QuoteAlerts = true, UserMessagesOf = "U0001" });

        Assert.Equal(["connect", "public-watchlists-subscribe", "quote-alerts-subscribe", "user-message-subscribe"], _rig.Server.Actions);
        Assert.Equal([1L, 2L, 3L, 4L], _rig.Server.Heard.Select(message => message.GetProperty("request-id").GetInt64()));
        Assert.Equal("U0001", _rig.Server.Heard.Last().GetProperty("value").GetString());
    }

    [Fact]
    public async Task B02_a_subscription_is_not_sent_before_the_one_before_it_has_been_answered()
    {
        var isFirst = true;
        _rig.Server.Answer = message =>
        {
            var isSilent = isFirst && ScriptedAccounts.ActionOf(message) == "public-watchlists-subscribe";
            isFirst &= !isSilent;
            return isSilent ? null : ScriptedAccounts.Ok(message);
        };
        _rig.Open(new AccountStreamOptions { PublicWatchlists = true, QuoteAlerts = true });
        await _rig.Server.NextAsync();
        await Patience.UntilAsync(() => _rig.Server.Heard.Count > 1, "the subscription");

        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(10), _rig.Clock.GetUtcNow());
        await _rig.PassLossAsync();

        Assert.Equal(["connect", "public-watchlists-subscribe", "connect", "public-watchlists-subscribe", "quote-alerts-subscribe"], _rig.Server.Actions);
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
    public async Task B13_a_server_whose_replies_have_no_numbers_is_understood()
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
    public async Task B13_a_reply_without_a_number_answers_the_oldest_message_of_its_action_and_none_of_another()
    {
        var pending = new PendingReplies();
        var (connect, first, second) = (pending.Add("connect"), pending.Add("heartbeat"), pending.Add("heartbeat"));
        var reply = new AccountReply("heartbeat", IsOk: true, Message: null, SessionId: null, RequestId: null);

        Assert.True(pending.Take(reply));

        Assert.Same(reply, await first.Reply.OrFailAsync("the reply"));
        Assert.False(second.Reply.IsCompleted);
        Assert.True(pending.Take(reply));
        Assert.False(pending.Take(reply));
        Assert.False(connect.Reply.IsCompleted);
    }

    [Theory]
    [InlineData("5WT00000")]
    [InlineData("5WT00000", "5WT00001")]
    public async Task B14_accounts_are_connected_as_an_array_with_connect(params string[] accounts)
    {
        _rig.Open(null, accounts);
        await _rig.Server.NextAsync();
        await _rig.Stream.WhenConnectedAsync(Token).OrFailAsync("the connection");

        var connect = Assert.Single(_rig.Server.Heard);
        Assert.Equal("connect", ScriptedAccounts.ActionOf(connect));
        Assert.Equal(accounts, connect.GetProperty("value").EnumerateArray().Select(account => account.GetString()));
    }
}
