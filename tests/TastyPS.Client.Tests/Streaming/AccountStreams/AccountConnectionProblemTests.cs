using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Known problems B4 to B6, B16 and B17: how connections are kept, and lost.</summary>
public sealed class AccountConnectionProblemTests : IDisposable
{
    private readonly AccountRig _rig = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

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
        using var watch = stream.Orders.Watch(AccountWire.Account);

        await _rig.Server.NextAsync();
        var lost = await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
        await _rig.Clock.PassAsync(lost.Wait!.Value, lost.At);
        await _rig.NoticeAsync(AccountStreamNoticeKind.Failed);

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Completion.OrFailAsync("the end"));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.ReadAsync([], Token));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.WhenConnectedAsync(Token));
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => watch.WhenEndsAsync(Token));
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _rig.Server.Heard.Select(message => message.GetProperty("auth-token").GetString()));
    }

    [Fact]
    public async Task B04_two_tokens_refused_one_soon_after_the_other_end_the_stream_though_connect_takes_them()
    {
        _rig.Server.Answer = static message => ScriptedAccounts.ActionOf(message) == "heartbeat" ? ScriptedAccounts.Failed("heartbeat") : ScriptedAccounts.Ok(message);
        await _rig.ConnectAsync();

        await _rig.PassHeartbeatAsync();
        await _rig.PassLossAsync();
        await _rig.PassHeartbeatAsync();

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => _rig.Stream.Completion.OrFailAsync("the end"));
    }

    [Fact]
    public async Task B04_refusals_with_a_good_time_between_them_do_not_add_up()
    {
        HashSet<string> refused = ["Bearer token-1", "Bearer token-3"];
        _rig.Server.Answer = message => ScriptedAccounts.ActionOf(message) == "heartbeat" && refused.Contains(message.GetProperty("auth-token").GetString()!)
            ? ScriptedAccounts.Failed("heartbeat")
            : ScriptedAccounts.Ok(message);
        await _rig.ConnectAsync();

        await _rig.PassHeartbeatAsync();
        await _rig.PassLossAsync();
        for (var beat = 0; beat < 3; beat++)
            await _rig.PassHeartbeatAsync();
        _rig.Authorization.Renew();
        await _rig.PassHeartbeatAsync();
        await _rig.PassLossAsync();

        Assert.Equal((2, 3), (_rig.Authorization.Refused, _rig.Server.Connections));
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
    public async Task B05_a_connection_that_lived_a_minute_begins_with_the_shortest_pause_again()
    {
        var line = await _rig.ConnectAsync();
        line.Break();
        var (_, second) = await _rig.PassLossAsync();
        second.Break();
        var (afterShortLife, third) = await _rig.PassLossAsync();
        for (var beat = 0; beat < 3; beat++)
            await _rig.PassHeartbeatAsync();
        third.Break();
        var (afterLongLife, _) = await _rig.PassLossAsync();

        Assert.Equal((1, 0.5), (afterShortLife.Wait!.Value.TotalSeconds, afterLongLife.Wait!.Value.TotalSeconds));
    }

    [Fact]
    public async Task B05_a_heartbeat_that_cannot_be_sent_ends_the_connection_and_not_only_itself()
    {
        await _rig.ConnectAsync();
        _rig.Authorization.Failures.Enqueue(new TastyServerException("No token for the moment."));

        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(20), _rig.Clock.GetUtcNow());
        var (lost, _) = await _rig.PassLossAsync();

        Assert.Contains("a heartbeat could not be sent: No token for the moment.", lost.Text, StringComparison.Ordinal);
        await _rig.PassHeartbeatAsync();
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
    public async Task B06_a_token_that_does_not_come_within_ten_seconds_does_not_silence_the_heartbeats()
    {
        await _rig.ConnectAsync();
        _rig.Authorization.Ready = new TaskCompletionSource().Task;

        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(20), _rig.Clock.GetUtcNow());
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(10), _rig.Clock.GetUtcNow());
        var lost = await _rig.NoticeAsync(AccountStreamNoticeKind.Lost);
        _rig.Authorization.Ready = Task.CompletedTask;
        await _rig.Clock.PassAsync(lost.Wait!.Value, lost.At);
        await _rig.Server.NextAsync();
        await _rig.NoticeAsync(AccountStreamNoticeKind.Connected);

        Assert.Contains("There was no access token within 10 s", lost.Text, StringComparison.Ordinal);
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
