using System.Net;
using Polly.CircuitBreaker;
using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>One supervised session, fed from a desired set, against a scripted server.</summary>
public sealed class FeedConnectionTests : IDisposable
{
    private const string TooFast = "Your subscription rate is too high";
    private const string TooBig = "Your subscription size is too big";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private static readonly StreamLimits Limits = StreamLimits.Assumed with { SnapshotTimeout = TimeSpan.FromHours(1) };

    private readonly ScriptedFeed _feed = new();
    private readonly DesiredSet _desired = new();
    private readonly RecordingSink _sink = new();
    private readonly List<StreamNotice> _notices = [];
    private readonly List<FeedConnection> _connections = [];
    private StreamBudget? _budget;

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    [Fact]
    public async Task A_burst_leaves_in_messages_of_at_most_200_items_and_8_KB_a_pause_apart()
    {
        Want(Quotes(2_000));
        Connect(Limits);
        var session = await _feed.SessionAsync();

        var messages = await session.MessagesAddingAsync(2_000);

        Assert.Equal(Quotes(2_000).Select(item => item.Symbol), messages.SelectMany(message => message.Added));
        Assert.All(messages, message => Assert.InRange(message.Change.Add.Count, 1, 200));
        Assert.All(messages, message => Assert.True(DxLinkSession.EnvelopeSize + message.Change.Add.Sum(_feed.MessageSize) <= SubscriptionChange.MaxBytes));
        AssertApart(messages, Pause);
    }

    [Fact]
    public async Task No_more_than_the_window_allows_leaves_in_any_minute()
    {
        Want(Quotes(1_500));
        Connect(Limits with { ChangesPerWindow = 600 });
        var session = await _feed.SessionAsync();

        var messages = await session.MessagesAddingAsync(1_500);

        foreach (var message in messages)
            Assert.True(messages.Where(other => other.At >= message.At && other.At < message.At + Limits.Window).Sum(other => other.Change.Add.Count) <= 600);

        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.Pacing && notice.Wait > TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task Adding_and_removing_share_one_queue_and_removing_goes_first()
    {
        var old = Want(Quotes(150));
        Connect(Limits);
        var session = await _feed.SessionAsync();
        var first = await session.MessageAsync();

        _desired.Release(old);
        Want(Quotes(100, from: 1_000));
        var messages = await session.MessagesAddingAsync(100);

        Assert.Equal(150, messages.Sum(message => message.Change.Remove.Count));
        Assert.Equal(150, messages[0].Change.Remove.Count);
        Assert.All(messages, message => Assert.True(message.Change.Add.Count + message.Change.Remove.Count <= 200));
        AssertApart([first, .. messages], Pause);
    }

    [Fact]
    public async Task Without_limits_nothing_pauses_and_messages_stay_small()
    {
        Want(Quotes(5_000));
        Connect(StreamLimits.None);
        var session = await _feed.SessionAsync();

        var messages = await session.MessagesAddingAsync(5_000);

        Assert.All(messages, message => Assert.Equal(Start, message.At));
        Assert.All(messages, message => Assert.True(DxLinkSession.EnvelopeSize + message.Change.Add.Sum(_feed.MessageSize) <= SubscriptionChange.MaxBytes));
    }

    [Theory]
    [InlineData("ClosedByServer")] // A2, A33: 1000 "Bye" is a lost connection.
    [InlineData("Silent")] // A1
    [InlineData("NetworkLost")]
    [InlineData("ProtocolError")]
    [InlineData("Refused")]
    public async Task However_a_session_ends_the_next_one_has_a_fresh_ticket_and_everything_again_at_the_same_pace_A1_A2_A6_A7_A33(string reason)
    {
        Want(Quotes(500));
        var connection = Connect(Limits);
        var first = await _feed.SessionAsync();
        await first.MessagesAddingAsync(500);

        first.End(Enum.Parse<SessionEndReason>(reason));
        var second = await _feed.SessionAsync();
        var again = await second.MessagesAddingAsync(500);

        Assert.Equal(["token-1", "token-2"], _feed.TokensUsed);
        Assert.Equal(Quotes(500).Select(item => item.Symbol).Order(), again.SelectMany(message => message.Added).Order());
        AssertApart(again, Pause);
        Assert.Equal(1, connection.Reconnects);
        Assert.Equal([StreamNoticeKind.Connected, StreamNoticeKind.Lost, StreamNoticeKind.Connected], _notices.Select(notice => notice.Kind));
    }

    [Fact]
    public async Task A_session_is_torn_down_before_the_next_is_opened_A30()
    {
        Connect(Limits);
        for (var i = 0; i < 4; i++)
        {
            var session = await _feed.SessionAsync();
            Assert.Equal(1, _feed.Open);
            session.End();
        }
    }

    [Fact]
    public async Task What_an_ended_session_still_says_is_not_heard()
    {
        Connect(Limits);
        var first = await _feed.SessionAsync();
        first.Say(Bid("A", 1));
        first.End();
        await _feed.SessionAsync();

        first.Say(Bid("A", 2));

        Assert.Equal([("A", (decimal?)1)], _sink.Bids);
    }

    [Fact]
    public async Task Pauses_between_attempts_double_up_to_a_minute_A5_A8_A35()
    {
        _feed.Fail([.. Enumerable.Range(0, 8).Select(_ => new TastyStreamUpgradeException("HTTP 502."))]);
        Connect(Limits);

        await _feed.SessionAsync();

        var pauses = _feed.Attempts.Zip(_feed.Attempts.Skip(1), (one, next) => (next - one).TotalSeconds);
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses);
        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.Lost && notice.Text.Contains("HTTP 502", StringComparison.Ordinal));
    }

    [Fact]
    public void Jitter_takes_up_to_half_of_a_pause_away()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(500), new ReconnectBackOff(static () => 0).Next(TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromMilliseconds(750), new ReconnectBackOff(static () => 0.5).Next(TimeSpan.Zero));
    }

    [Fact]
    public void A_session_that_lived_for_a_minute_starts_the_pauses_anew()
    {
        var backOff = new ReconnectBackOff(static () => 1);
        backOff.Next(TimeSpan.Zero);
        backOff.Next(TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.FromSeconds(4), backOff.Next(TimeSpan.FromSeconds(5)));
        Assert.Equal(TimeSpan.FromSeconds(1), backOff.Next(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task One_refused_token_is_replaced_A6()
    {
        _feed.Fail(new TastyStreamTokenRefusedException("No."));
        Connect(Limits);

        await _feed.SessionAsync();

        Assert.Equal(["token-1", "token-2"], _feed.TokensUsed);
    }

    [Fact]
    public async Task Two_refused_tokens_in_a_row_end_the_connection_A6()
    {
        _feed.Fail(new TastyStreamTokenRefusedException("No."), new TastyStreamTokenRefusedException("No."));
        var connection = Connect(Limits);

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(async () =>
        {
            await _feed.Clock.RunAsync(connection.Completion);
            await connection.Completion;
        });

        Assert.Equal(2, _feed.Attempts.Count);
        Assert.Equal(1, _budget!.FreeSlots);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task An_upgrade_that_is_refused_three_times_in_a_row_ends_the_connection_A35(int status)
    {
        _feed.Fail([.. Enumerable.Range(0, 3).Select(_ => Refusal(status))]);
        var connection = Connect(Limits);

        var failure = await Assert.ThrowsAsync<TastyStreamUpgradeException>(async () =>
        {
            await _feed.Clock.RunAsync(connection.Completion);
            await connection.Completion;
        });

        Assert.Equal((status, 3, 1), ((int)failure.StatusCode!, _feed.Attempts.Count, _budget!.FreeSlots));
        Assert.Equal(["token-1", "token-2", "token-3"], _feed.TokensUsed);
        Assert.Contains("3 times in a row", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"HTTP {status}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_upgrade_that_may_succeed_later_is_tried_on_and_on_A35(int status)
    {
        _feed.Fail([.. Enumerable.Range(0, 10).Select(_ => Refusal(status))]);
        Connect(Limits);

        await _feed.SessionAsync();

        Assert.Equal(11, _feed.Attempts.Count);
    }

    [Fact]
    public async Task Refused_upgrades_with_something_else_between_them_are_not_in_a_row()
    {
        _feed.Fail(Refusal(400), Refusal(400), new TastyStreamException("Connection refused."), Refusal(400), Refusal(400));
        Connect(Limits);
        (await _feed.SessionAsync()).End();
        _feed.Fail(Refusal(400));

        await _feed.SessionAsync();

        Assert.Equal(8, _feed.Attempts.Count);
    }

    [Fact]
    public async Task A_session_that_stays_away_is_told_as_such_and_in_whole_sentences()
    {
        _feed.Fail(new TastyStreamException("Connection refused."), Refusal(503));
        Connect(Limits);
        await _feed.SessionAsync();

        Assert.Equal(
            [
                "Session 1 is not connected: Connection refused. The next attempt is in 1 s; what was subscribed will be subscribed again.",
                "Session 1 is still not connected: The service answered HTTP 503. The next attempt is in 2 s; what was subscribed will be subscribed again.",
            ],
            _notices.Where(notice => notice.Kind == StreamNoticeKind.Lost).Select(notice => notice.Text));
    }

    [Fact]
    public async Task While_the_calls_for_tokens_pause_nothing_is_tried()
    {
        var cause = new TastyNetworkException("Nothing listens there.");
        _feed.Fail(ResilienceRules.Paused(ApiFamily.StreamTokens, "api-quote-tokens", new BrokenCircuitException("Open.", TimeSpan.FromSeconds(12), cause)));
        Connect(Limits);

        await _feed.SessionAsync();

        Assert.Equal(TimeSpan.FromSeconds(12), _feed.Attempts[1] - _feed.Attempts[0]);
        Assert.Same(cause, Assert.Single(_notices, notice => notice.Kind == StreamNoticeKind.Lost).Failure);
    }

    [Fact]
    public async Task A_failure_that_will_not_pass_ends_the_connection()
    {
        _feed.Fail(new TastyAuthenticationException("The refresh token was revoked."));
        var connection = Connect(Limits);

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => connection.Completion);
    }

    [Fact]
    public async Task A_session_is_replaced_before_its_token_ends_A6()
    {
        Want(Quotes(3));
        Connect(Limits);
        var first = await _feed.SessionAsync();
        await first.MessageAsync();

        _feed.Clock.Advance(TimeSpan.FromHours(22.5));
        var second = await _feed.SessionAsync();

        Assert.True(first.WasClosed);
        Assert.Equal(["token-1", "token-2"], _feed.TokensUsed);
        Assert.Equal(3, (await second.MessageAsync()).Change.Add.Count);
        Assert.Equal([StreamNoticeKind.Connected, StreamNoticeKind.Renewing, StreamNoticeKind.Connected], _notices.Select(notice => notice.Kind));
        Assert.InRange(_feed.Attempts[1] - Start, TimeSpan.FromHours(22), TimeSpan.FromHours(23));
    }

    [Fact]
    public async Task A_complaint_about_the_rate_doubles_the_pause_and_what_it_was_about_is_asked_for_again_A8()
    {
        Want(Quotes(100));
        Connect(Limits);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();

        session.Complain(TooFast);
        Want(Quotes(900, from: 1_000));
        var messages = await session.MessagesAddingAsync(1_000);

        Assert.Subset(messages.SelectMany(message => message.Added).ToHashSet(), Quotes(100).Select(item => item.Symbol).ToHashSet());
        AssertApart(messages, Pause + Pause);
        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.Slowed);
    }

    [Fact]
    public async Task After_a_kill_for_the_rate_it_stays_away_for_a_minute_and_comes_back_slower_A8()
    {
        Want(Quotes(600));
        Connect(Limits);
        var first = await _feed.SessionAsync();
        await first.MessagesAddingAsync(600);

        first.Complain(TooFast);
        first.End();
        var second = await _feed.SessionAsync();
        var messages = await second.MessagesAddingAsync(600);

        Assert.True(_feed.Attempts[1] - _feed.Attempts[0] >= TimeSpan.FromSeconds(60));
        AssertApart(messages, Pause + Pause);
        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.Lost && notice.Wait >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_session_that_is_called_too_big_gives_its_last_items_to_another_A9()
    {
        Want(Quotes(100));
        Connect(Limits, sessions: 2);
        var first = await _feed.SessionAsync();
        await first.MessagesAddingAsync(100);
        _feed.Clock.Advance(TimeSpan.FromSeconds(10));
        Want(Quotes(50, from: 1_000));
        await first.MessagesAddingAsync(50);

        first.Complain(TooBig);
        ConnectAnother();
        var second = await _feed.SessionAsync();
        var messages = await second.MessagesAddingAsync(50);
        var removal = await first.MessageAsync();

        var refused = Quotes(50, from: 1_000).Select(item => item.Symbol).ToList();
        Assert.Equal(refused, messages.SelectMany(message => message.Added));
        Assert.Equal(refused, removal.Removed);
        Assert.Empty(removal.Added);
        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.SessionFull && notice.Text.Contains("100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_history_is_asked_for_when_one_before_it_is_complete_A10()
    {
        Want([.. Enumerable.Range(0, 5).Select(i => Candle($"C{i}{{=d}}"))]);
        Want(Quotes(1));
        Connect(Limits with { HistoriesAtOnce = 2 });
        var session = await _feed.SessionAsync();
        var first = await session.MessagesAddingAsync(3);
        Assert.Equal(["S0", "C0{=d}", "C1{=d}"], first.SelectMany(message => message.Added));

        session.Say(Bar("C1{=d}", 0, 1, EventFlags.SnapshotBegin));
        session.Say(EndMarker("C1{=d}", Start.AddDays(-40)));
        Assert.Equal(["C2{=d}"], (await session.MessageAsync()).Added);
        session.Say(Bar("C0{=1d}", 0, 1, EventFlags.SnapshotBegin | EventFlags.SnapshotSnip));
        Assert.Equal(["C3{=d}"], (await session.MessageAsync()).Added);
    }

    [Fact]
    public async Task A_history_that_takes_too_long_no_longer_holds_up_the_next_A10()
    {
        Want([.. Enumerable.Range(0, 3).Select(i => Candle($"C{i}{{=d}}"))]);
        Connect(Limits with { HistoriesAtOnce = 1, SnapshotTimeout = TimeSpan.FromSeconds(30) });
        var session = await _feed.SessionAsync();

        var messages = await session.MessagesAsync(3);

        Assert.Equal(["C0{=d}", "C1{=d}", "C2{=d}"], messages.SelectMany(message => message.Added));
        AssertApart(messages, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Too_many_histories_at_a_time_are_asked_for_again_fewer_at_a_time_A10()
    {
        Want([.. Enumerable.Range(0, 4).Select(i => Candle($"C{i}{{=d}}"))]);
        Connect(Limits with { HistoriesAtOnce = 4 });
        var session = await _feed.SessionAsync();
        Assert.Equal(4, (await session.MessageAsync()).Change.Add.Count);

        session.Complain(TooBig);

        Assert.Equal(["C0{=d}", "C1{=d}"], (await session.MessageAsync()).Added);
        session.Say(EndMarker("C0{=d}", Start));
        Assert.Equal(["C2{=d}"], (await session.MessageAsync()).Added);
    }

    [Fact]
    public async Task Another_error_is_told_and_changes_nothing_A31()
    {
        Want(Quotes(1));
        Connect(Limits);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();

        session.Complain("Something else");
        session.Say(Bid("S0", 1));

        Assert.Contains(_notices, notice => notice.Kind == StreamNoticeKind.ServerError && notice.Text.Contains("Something else", StringComparison.Ordinal));
        Assert.Single(_sink.Events);
    }

    [Fact]
    public async Task Disposing_closes_the_session_without_unsubscribing_and_frees_the_slot()
    {
        Want(Quotes(10));
        var connection = Connect(Limits);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();

        connection.Dispose();
        await connection.Completion;

        Assert.True(session.WasClosed);
        Assert.False(session.HasMore);
        Assert.Equal(1, _budget!.FreeSlots);
    }

    [Fact]
    public async Task Sessions_that_start_together_share_a_ticket()
    {
        var asked = await Task.WhenAll(_feed.Tickets.GetAsync(TimeSpan.MinValue, TestContext.Current.CancellationToken), _feed.Tickets.GetAsync(TimeSpan.MinValue, TestContext.Current.CancellationToken));

        Assert.Same(asked[0], asked[1]);
        Assert.DoesNotContain("token-1", asked[0].ToString(), StringComparison.Ordinal);
    }

    private static TastyStreamUpgradeException Refusal(int status) => new($"The service answered HTTP {status}.") { StatusCode = (HttpStatusCode)status };

    private static void AssertApart(List<SentMessage> messages, TimeSpan pause)
    {
        for (var i = 1; i < messages.Count; i++)
            Assert.True(messages[i].At - messages[i - 1].At >= pause, $"Message {i} left {messages[i].At - messages[i - 1].At} after the one before it.");
    }

    private IReadOnlyList<DesiredItem> Want(FeedItem[] items) => _desired.Acquire(items, [.. items.Select(_ => (HistoryProgress?)null)]);

    private FeedConnection Connect(StreamLimits limits, int sessions = 1)
    {
        _budget = new StreamBudget(limits with { Sessions = sessions }, _feed.Clock);
        return ConnectAnother();
    }

    private FeedConnection ConnectAnother()
    {
        var connection = new FeedConnection(_budget!.TryAcquire()!, _desired.Open(), _sink, _feed.Services, notice =>
        {
            lock (_notices)
                _notices.Add(notice);
        });
        _connections.Add(connection);
        return connection;
    }
}
