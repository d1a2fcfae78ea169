using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Events;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.WebSockets.Faults;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Errors, garbage, broken frames and refusals: the stream goes on, or ends with a word that says why.</summary>
public sealed class ErrorProblemTests : IDisposable
{
    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A31_a_consumer_that_throws_is_told_of_and_everybody_else_gets_everything()
    {
        var stream = _rig.Open();
        stream.Stream.Subscribe([Quote("SPY")], new FailingSink());
        stream.Subscribe(Quote("SPY"), Quote(ProblemRig.Pulse));

        await stream.NextAsync<QuoteEvent>("SPY");
        await Patience.UntilAsync(() => _rig.Server.ItemCount == 2, "the subscription");
        await _rig.PulseAsync(stream);

        var told = await stream.NoticeAsync(StreamNoticeKind.ConsumerFailed);
        Assert.Contains("The disk is full.", told.Text, StringComparison.Ordinal);
        Assert.Equal(1, stream.Stream.Counters.Dropped);
        Assert.Equal(1, _rig.Server.SessionCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A31_an_ERROR_is_told_and_the_stream_goes_on(bool toChannel)
    {
        var stream = await _rig.OpenAsync();

        _rig.Server.SendError("UNKNOWN", "Something went wrong", toChannel);

        Assert.Contains("UNKNOWN", (await stream.NoticeAsync(StreamNoticeKind.ServerError)).Text, StringComparison.Ordinal);
        await _rig.PulseAsync(stream);
        Assert.Equal(1, _rig.Server.SessionCount);
    }

    [Fact]
    public async Task A31_a_handler_of_notices_that_throws_does_not_end_the_stream()
    {
        var stream = _rig.Open();
        stream.Stream.Noticed += (_, _) => throw new InvalidOperationException("No paper left.");
        stream.Subscribe(Quote("SPY"), Quote(ProblemRig.Pulse));
        await stream.NextAsync<QuoteEvent>("SPY");

        _rig.Server.SendError("UNKNOWN", "Something went wrong");

        await _rig.PulseAsync(stream);
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Quote\",[\"SPY\"]]}")]
    [InlineData("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":{\"Quote\":1}}")]
    [InlineData("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Quote\",[1,2,3")]
    [InlineData("{\"type\":\"FEED_CONFIG\",\"channel\":1,\"eventFields\":{\"Quote\":7}}")]
    public async Task Garbage_is_left_out_and_told_without_its_text_and_the_next_message_is_read(string garbage)
    {
        var stream = await _rig.OpenAsync();

        _rig.Server.SendText(garbage);
        await _rig.PulseAsync(stream);

        var told = Assert.Single(stream.Told(StreamNoticeKind.Unreadable));
        Assert.Contains("left out", told.Text, StringComparison.Ordinal);
        Assert.True(garbage.Length == 0 || !told.Text.Contains(garbage, StringComparison.Ordinal));
        Assert.Equal(1, _rig.Server.SessionCount);
    }

    [Fact]
    public async Task Half_a_frame_and_a_broken_connection_cost_a_reconnect_and_no_data()
    {
        _rig.Server.Faults.Add(SocketFault.Cut("FEED_DATA"));
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        var lost = await _rig.PassLossAsync(stream);

        Assert.Contains("the network broke the connection", lost.Text, StringComparison.Ordinal);
        await stream.NextAsync<QuoteEvent>("SPY");
    }

    [Theory]
    [InlineData("SETUP")]
    [InlineData("AUTH_STATE")]
    [InlineData("CHANNEL_OPENED")]
    [InlineData("FEED_CONFIG")]
    public async Task A_server_that_falls_silent_in_the_handshake_is_given_up_after_ten_seconds_and_tried_again(string message)
    {
        _rig.Server.Faults.Add(SocketFault.Withhold(message));
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));
        await Patience.UntilAsync(() => _rig.Server.Faults.Hits == 1, "the silence");

        // Whatever step the client had come to: each may take ten seconds from when it began. Time that nobody waits for would end the session by its silence.
        var step = TimeSpan.FromSeconds(10);
        await Patience.UntilAsync(
            () =>
            {
                if (_rig.Clock.WasSet(step))
                    _rig.Clock.Advance(step);
                return stream.Told(StreamNoticeKind.Lost).Count > 0;
            },
            "the end of patience");
        var lost = await _rig.PassLossAsync(stream);

        Assert.IsAssignableFrom<TastyStreamException>(lost.Failure);
        Assert.Matches("did not answer|with TIMEOUT", lost.Text); // The server waits for ten seconds too, and one of both is first.
        await stream.NextAsync<QuoteEvent>("SPY");
    }

    [Fact]
    public async Task A_channel_that_the_server_closes_is_opened_again()
    {
        var stream = await _rig.OpenAsync(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");

        _rig.Server.CloseChannels();
        var lost = await _rig.PassLossAsync(stream);

        Assert.Contains("closed the channel", lost.Text, StringComparison.Ordinal);
        await stream.NextAsync<QuoteEvent>("SPY");
    }

    [Fact]
    public async Task A_server_that_refuses_another_session_is_quoted_word_for_word()
    {
        _rig.Server.Limits = DxLinkLimits.None with { Sessions = 0 };
        var stream = _rig.Open();
        stream.Subscribe(Quote("SPY"));

        var lost = await _rig.PassLossAsync(stream);

        Assert.Contains("Too many sessions at once.", lost.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Symbols_that_nobody_knows_and_strikes_that_do_not_exist_do_not_hold_up_the_others()
    {
        var stream = await _rig.OpenAsync(Quote("NOBODY"), new(MarketEventType.Trade, ".SPY261218C123.45"), Quote("SPY"));

        await stream.Stream.WhenSubscribedAsync(TestContext.Current.CancellationToken).OrFailAsync("the subscription");

        await stream.NextAsync<QuoteEvent>("SPY");
        await _rig.PulseAsync(stream);
        await _rig.Clock.PassAsync(TimeSpan.FromSeconds(30), Start);
        Assert.Equal(["NOBODY", ".SPY261218C123.45"], (await stream.NoticeAsync(StreamNoticeKind.NoData)).Items.Select(item => item.Symbol));
    }

    private sealed class FailingSink : IMarketEventSink
    {
        public void OnEvents<T>(ReadOnlySpan<T> events)
            where T : struct, IMarketEvent => throw new InvalidOperationException("The disk is full.");
    }
}
