using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Events;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.WebSockets.Faults;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Connections that fall silent, break, are refused, or have to be opened anew.</summary>
public sealed class ConnectionProblemTests : IDisposable
{
    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A01_a_socket_that_goes_silent_is_left_after_a_minute_and_everything_is_subscribed_again()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");

        _rig.Server.SilenceSessions();
        var lost = await _rig.PassSilenceAsync(stream);

        Assert.Contains("Nothing received for 60 s", lost.Text, StringComparison.Ordinal);
        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Equal(1, stream.Stream.Counters.Reconnects);
        await Patience.UntilAsync(() => _rig.Server.OpenSessions == 1, "the end of the silent session");
    }

    [Fact]
    public async Task A02_an_idle_session_is_kept_alive_past_the_60_seconds_after_which_the_server_closes()
    {
        var stream = await _rig.OpenAsync();

        await _rig.LiveAsync(stream, TimeSpan.FromMinutes(5));

        Assert.Equal(1, _rig.Server.SessionCount);
        Assert.Empty(stream.Told(StreamNoticeKind.Lost));
    }

    [Fact]
    public async Task A02_a_close_with_1000_Bye_is_a_lost_connection()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");

        _rig.Server.CloseSessions(1000, "Bye");
        var lost = await _rig.PassLossAsync(stream);

        Assert.Contains("code 1000, Bye", lost.Text, StringComparison.Ordinal);
        await stream.NextAsync<QuoteEvent>("SPY");
    }

    [Fact]
    public async Task A03_a_consumer_that_blocks_for_minutes_does_not_hold_up_the_keepalive()
    {
        using var release = new ManualResetEventSlim();
        var stream = _rig.Open(new MarketDataStreamOptions { NoDataAfter = Timeout.InfiniteTimeSpan });
        stream.Stream.Subscribe([Quote("SPY")], new BlockingSink(release));
        await Patience.UntilAsync(() => stream.Stream.Counters.Received > 0, "the first event");

        try
        {
            for (var half = 0; half < 6; half++)
                await _rig.PassKeepaliveAsync();
        }
        finally
        {
            release.Set();
        }

        stream.Subscribe(Quote("AAPL"));
        await stream.NextAsync<QuoteEvent>("AAPL");
        Assert.Equal(1, _rig.Server.SessionCount);
    }

    [Fact]
    public async Task A04_the_first_UNAUTHORIZED_is_a_challenge()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"));

        await stream.NextAsync<QuoteEvent>("SPY");

        Assert.Empty(stream.Told(StreamNoticeKind.Lost));
    }

    [Fact]
    public async Task A04_an_UNAUTHORIZED_after_the_token_is_a_refusal_and_the_second_one_ends_the_stream()
    {
        _rig.Server.Faults.RefuseTokens = true;
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        var lost = await _rig.PassLossAsync(stream);
        var failed = await stream.NoticeAsync(StreamNoticeKind.Failed);

        Assert.IsType<TastyStreamTokenRefusedException>(lost.Failure);
        Assert.Contains("refused two fresh tokens", failed.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Stream.Completion.OrFailAsync("the end"));
        Assert.Equal(2, _rig.Server.SessionCount);
    }

    [Fact]
    public async Task A04_an_UNAUTHORIZED_after_the_token_is_a_refusal_even_if_the_socket_stays_open()
    {
        _rig.Server.Faults.Add(new SocketFault { Kind = SocketFaultKind.Withhold, MessageType = "AUTH_STATE", After = 1 });
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));
        await Patience.UntilAsync(() => _rig.Server.Faults.Hits == 1, "the answer to the token");

        _rig.Server.SendText("""{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""");

        // At once: no time passes.
        Assert.IsType<TastyStreamTokenRefusedException>((await stream.NoticeAsync(StreamNoticeKind.Lost)).Failure);
    }

    [Fact]
    public async Task A05_nothing_is_sent_while_AUTHORIZED_is_awaited_and_the_step_ends_after_ten_seconds_by_its_name()
    {
        _rig.Server.Faults.Add(new SocketFault { Kind = SocketFaultKind.Withhold, MessageType = "AUTH_STATE", After = 1 });
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));
        await Patience.UntilAsync(() => _rig.Server.Faults.Hits == 1, "the answer to the token");

        _rig.Clock.Advance(TimeSpan.FromSeconds(10));
        var lost = await stream.NoticeAsync(StreamNoticeKind.Lost);

        Assert.Equal("AUTH", Assert.IsType<TastyStreamTimeoutException>(lost.Failure).Step);
        Assert.Equal(2, _rig.Server.MessageCount); // SETUP and AUTH.
        await _rig.PassAsync(lost);
        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Equal(0, _rig.Server.Violations.Protocol);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A05_a_refused_upgrade_is_tried_again_after_pauses_that_grow(int status)
    {
        _rig.Server.Faults.Add(SocketFault.RefuseUpgrade(status, times: 4));
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        List<TimeSpan> pauses = [];
        for (var attempt = 0; attempt < 4; attempt++)
            pauses.Add((await _rig.PassLossAsync(stream)).Wait!.Value);

        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.All(pauses.Select((pause, i) => pause / Math.Pow(2, i)), first => Assert.InRange(first.TotalSeconds, 0.5, 1));
    }

    [Fact]
    public async Task A06_a_session_comes_back_with_a_fresh_token()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");
        _rig.Server.ExpireTokens();

        _rig.Server.CloseSessions();
        await _rig.PassLossAsync(stream);

        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Single(stream.Told(StreamNoticeKind.Lost));
    }

    [Fact]
    public async Task A07_a_session_comes_back_at_the_address_that_came_with_the_fresh_token()
    {
        _rig.Server.Faults.NewPathPerToken = true; // The address before answers 400.
        var stream = await _rig.OpenAsync(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");
        await _rig.Client.QuoteTokens.GetAsync(TestContext.Current.CancellationToken);

        _rig.Server.CloseSessions();
        await _rig.PassLossAsync(stream);

        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Single(stream.Told(StreamNoticeKind.Lost));
    }

    [Fact]
    public async Task A30_one_session_is_torn_down_before_the_next_is_opened_however_often_it_breaks()
    {
        _rig.Server.Limits = DxLinkLimits.None with { Sessions = 1 };
        var stream = await _rig.OpenAsync(Quote("SPY"));

        for (var loss = 1; loss <= 3; loss++)
        {
            await stream.NextAsync<QuoteEvent>("SPY");
            _rig.Server.BreakSessions();
            await Patience.UntilAsync(() => _rig.Server.OpenSessions == 0, "the end of the session");
            await _rig.PassLossAsync(stream);
        }

        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Equal((4, 1, 0), (_rig.Server.SessionCount, _rig.Server.OpenSessions, _rig.Server.Violations.Total));
        Assert.Equal(3, stream.Stream.Counters.Reconnects);
    }

    [Fact]
    public async Task A33_a_week_of_nightly_closes_is_survived_with_everything_subscribed()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"), new(MarketEventType.Trade, "SPX"));

        for (var night = 0; night < 5; night++)
        {
            await _rig.LiveAsync(stream, TimeSpan.FromMinutes(2));
            _rig.Server.CloseSessions(1001, "Maintenance");
            var lost = await _rig.PassLossAsync(stream);
            Assert.Contains("code 1001, Maintenance", lost.Text, StringComparison.Ordinal);
            Assert.InRange(lost.Wait!.Value.TotalSeconds, 0.5, 1); // A session that lived long was no failure.
            await stream.ReadAsync(events => events.OfType<QuoteEvent>().Any(quote => quote.Symbol == "SPY") && events.OfType<TradeEvent>().Any());
        }

        Assert.Equal(5, stream.Stream.Counters.Reconnects);
        Assert.Equal(3, _rig.Server.ItemCount);
    }

    [Fact]
    public async Task A35_a_stream_that_is_refused_three_times_in_a_row_ends_and_one_outage_is_one_word()
    {
        _rig.Server.Faults.Add(SocketFault.RefuseUpgrade(403, times: null));
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        await _rig.PassLossAsync(stream);
        await _rig.PassLossAsync(stream);

        var failed = await stream.NoticeAsync(StreamNoticeKind.Failed);
        Assert.Equal(403, (int?)Assert.IsType<TastyStreamUpgradeException>(failed.Failure).StatusCode);
        await Assert.ThrowsAsync<TastyStreamUpgradeException>(() => stream.Stream.Completion.OrFailAsync("the end"));
        Assert.Equal([false, true], stream.Told(StreamNoticeKind.Lost).Select(notice => notice.IsRepetition));
    }

    [Fact]
    public async Task A35_the_HTTP_status_of_a_refused_upgrade_is_told()
    {
        _rig.Server.Faults.Add(SocketFault.RefuseUpgrade(400));
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        var lost = await _rig.PassLossAsync(stream);

        Assert.Equal(400, (int?)Assert.IsType<TastyStreamUpgradeException>(lost.Failure).StatusCode);
        Assert.Contains("HTTP 400", lost.Text, StringComparison.Ordinal);
        await stream.NextAsync<QuoteEvent>("SPY");
    }

    private sealed class BlockingSink(ManualResetEventSlim release) : IMarketEventSink
    {
        public void OnEvents<T>(ReadOnlySpan<T> events)
            where T : struct, IMarketEvent => release.Wait();
    }
}
