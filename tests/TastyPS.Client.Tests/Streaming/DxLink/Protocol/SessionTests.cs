using System.Globalization;
using System.Text;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

public class SessionTests
{
    private const string QuoteConfig = """{"type":"FEED_CONFIG","channel":1,"eventFields":{"Quote":["eventSymbol","bidPrice","askPrice"]}}""";
    private const string SpyQuote = """{"type":"FEED_DATA","channel":1,"data":["Quote",["SPY",1.25,1.5]]}""";

    private readonly RecordingListener _listener = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_arrive_typed_and_with_the_time_of_their_receipt()
    {
        var clock = new SteppingClock();
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener, clock);
        await feed.SayAsync(QuoteConfig);
        await feed.SayAsync(SpyQuote);

        var quote = await _listener.NextAsync<QuoteEvent>();

        Assert.Equal(("SPY", 1.25m, 1.5m, 1.375m), (quote.Symbol, quote.Bid, quote.Ask, quote.Mid));
        Assert.Equal(clock.GetUtcNow(), quote.ReceivedAt);
        Assert.Null(quote.BidSize);
    }

    [Fact]
    public async Task A02_a_keepalive_is_sent_after_thirty_seconds_of_silence_of_this_side()
    {
        var clock = new SteppingClock();
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener, clock);
        clock.Advance(TimeSpan.FromSeconds(20));
        await session.SendAsync(new SubscriptionChange { Add = [new FeedItem(MarketEventType.Quote, "SPY")] }, Cancelled);
        await feed.ExpectAsync("FEED_SUBSCRIPTION");
        var next = feed.Listen();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var keepAlive = await feed.ExpectAsync("KEEPALIVE");
        Assert.Equal(0, keepAlive.GetProperty("channel").GetInt32());
    }

    [Fact]
    public async Task A03_a_keepalive_is_sent_while_a_listener_blocks_and_the_silence_is_not_held_against_the_server()
    {
        var clock = new SteppingClock();
        using var release = new ManualResetEventSlim();
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _listener.OnArrival = () =>
        {
            entered.TrySetResult();
            release.Wait(Cancelled);
        };
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener, clock);
        await feed.SayAsync(QuoteConfig);
        await feed.SayAsync(SpyQuote);
        await entered.Task.WaitAsync(Cancelled);
        clock.Advance(TimeSpan.FromSeconds(30));
        await feed.ExpectAsync("KEEPALIVE");
        clock.Advance(TimeSpan.FromSeconds(90));
        release.Set();
        await feed.SayAsync(SpyQuote);

        await _listener.NextAsync<QuoteEvent>();
        await _listener.NextAsync<QuoteEvent>();
        Assert.False(session.Completion.IsCompleted);
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(90, 90)]
    [InlineData(5, 60)]
    public async Task A01_a_silent_server_is_told_TIMEOUT_and_left(int serverTimeout, int seconds)
    {
        var clock = new SteppingClock();
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener, clock, keepAliveTimeout: serverTimeout); // And no more: a client that still handles something does not blame the server.
        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(session.Completion.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));

        List<string?> heard = [];
        do
            heard.Add((await feed.HearAsync())?.GetProperty("type").GetString());
        while (heard[^1] == "KEEPALIVE");
        var end = await session.Completion.WaitAsync(Cancelled);
        Assert.Equal("ERROR", heard[^1]);
        Assert.Equal(SessionEndReason.Silent, end.Reason);
    }

    [Fact]
    public async Task A33_a_close_of_the_server_ends_the_session_with_its_code_and_the_last_error()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync("""{"type":"ERROR","channel":1,"error":"BAD_ACTION","message":"Your subscription rate is too high"}""");
        await feed.CloseAsync(1000, "Bye");

        var end = await session.Completion.WaitAsync(Cancelled);

        Assert.Equal((SessionEndReason.ClosedByServer, 1000), (end.Reason, end.CloseCode));
        Assert.Contains("Bye", end.Text, StringComparison.Ordinal);
        Assert.Contains("Your subscription rate is too high", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_connection_ends_the_session_as_lost()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        feed.Break();

        Assert.Equal(SessionEndReason.NetworkLost, (await session.Completion.WaitAsync(Cancelled)).Reason);
    }

    [Fact]
    public async Task A_channel_closed_unasked_ends_the_session()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync("""{"type":"CHANNEL_CLOSED","channel":1}""");

        var end = await session.Completion.WaitAsync(Cancelled);
        Assert.Equal(SessionEndReason.ClosedByServer, end.Reason);
        Assert.Contains("channel", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authorization_that_is_withdrawn_ends_the_session_as_refused()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync("""{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""");

        Assert.Equal(SessionEndReason.Refused, (await session.Completion.WaitAsync(Cancelled)).Reason);
    }

    [Fact]
    public async Task A31_an_error_is_told_and_the_session_goes_on()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync("""{"type":"ERROR","channel":1,"error":"BAD_ACTION","message":"Your subscription size is too big"}""");
        await feed.SayAsync(QuoteConfig);
        await feed.SayAsync(SpyQuote);

        Assert.Equal(new DxLinkError(1, "BAD_ACTION", "Your subscription size is too big"), await _listener.Errors.Reader.ReadAsync(Cancelled));
        await _listener.NextAsync<QuoteEvent>();
    }

    [Fact]
    public async Task A31_a_listener_that_throws_is_told_so_once_and_reading_goes_on()
    {
        var calls = 0;
        _listener.OnArrival = () =>
        {
            if (++calls < 3)
                throw new InvalidOperationException("broken");
        };
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync(QuoteConfig);
        for (var i = 0; i < 3; i++)
            await feed.SayAsync(SpyQuote);

        await _listener.NextAsync<QuoteEvent>();
        Assert.Contains("InvalidOperationException", Assert.Single(_listener.ToldUnreadable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("""{"type":"FEED_DATA","channel":1,"data":["Quote",["SPY",1.2""")]
    [InlineData("[]")]
    [InlineData("""{"channel":1}""")]
    public async Task What_cannot_be_read_is_told_without_its_text_and_the_next_message_is_read(string message)
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync(QuoteConfig);
        await feed.SayAsync(message);
        await feed.SayAsync(SpyQuote);

        await _listener.NextAsync<QuoteEvent>();
        var told = Assert.Single(_listener.ToldUnreadable);
        Assert.DoesNotContain("1.2", told, StringComparison.Ordinal);
        Assert.Single(_listener.Events);
    }

    [Fact]
    public async Task A12_a_message_of_two_megabytes_in_parts_is_read_whole()
    {
        const int count = 100_000;
        var rows = new StringBuilder();
        for (var i = 0; i < count; i++)
            rows.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"S{i % 1000}\",{i}.25,{i}.5");
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        await feed.SayAsync(QuoteConfig);
        await feed.SayInPartsAsync($$"""{"type":"FEED_DATA","channel":1,"data":["Quote",[{{rows}}]]}""", 100_000);
        for (var i = 0; i < count; i++)
            await _listener.NextAsync<QuoteEvent>();

        Assert.InRange(rows.Length, 2_000_000, int.MaxValue);
        var last = Assert.IsType<QuoteEvent>(_listener.Events[^1]);
        Assert.Equal(("S999", 99999.25m, 99999.5m), (last.Symbol, last.Bid, last.Ask));
    }

    [Fact]
    public async Task A_message_beyond_the_limit_ends_the_session_with_the_reason()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener, options: new DxLinkSessionOptions { MaxMessageBytes = 100_000 });
        await feed.SayAsync($$"""{"type":"KEEPALIVE","channel":0,"x":"{{new string('x', 100_000)}}"}""");

        var end = await session.Completion.WaitAsync(Cancelled);
        Assert.Equal(SessionEndReason.ProtocolError, end.Reason);
        Assert.Contains("100000", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_is_written_as_the_protocol_has_it()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        var from = new DateTimeOffset(2025, 9, 16, 5, 20, 0, TimeSpan.Zero);
        var change = new SubscriptionChange
        {
            Reset = true,
            Remove = [new FeedItem(MarketEventType.Quote, "AAPL")],
            Add = [new FeedItem(MarketEventType.Candle, "SPY&Q{=5m}", from), new FeedItem(MarketEventType.Order, "AAPL", Source: "NTV")],
        };
        await session.SendAsync(change, Cancelled);

        Assert.Equal(
            """{"type":"FEED_SUBSCRIPTION","channel":1,"reset":true,"remove":[{"type":"Quote","symbol":"AAPL"}],"add":[{"type":"Candle","symbol":"SPY&Q{=5m}","fromTime":1758000000000},{"type":"Order","symbol":"AAPL","source":"NTV"}]}""",
            await feed.HearTextAsync());
    }

    [Fact]
    public async Task A11_a_message_with_too_many_items_or_bytes_is_not_sent()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);

        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(new SubscriptionChange { Add = [.. Items(201)] }, Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => session.SendAsync(new SubscriptionChange { Add = [new FeedItem(MarketEventType.Quote, new string('A', 9000))] }, Cancelled));
    }

    [Fact]
    public async Task Closing_says_goodbye_and_nothing_can_be_sent_afterwards()
    {
        await using var feed = ScriptedFeed.Start();
        using var session = await feed.OpenAsync(_listener);
        var closing = session.CloseAsync(Cancelled);
        Assert.Null(await feed.HearAsync());
        await feed.CloseAsync(1000, "");
        await closing;

        Assert.Equal(SessionEndReason.Disposed, (await session.Completion).Reason);
        await Assert.ThrowsAsync<TastyStreamClosedException>(() => session.SendAsync(new SubscriptionChange { Add = [.. Items(1)] }, Cancelled));
    }

    [Fact]
    public async Task Disposing_ends_the_session_at_once()
    {
        await using var feed = ScriptedFeed.Start();
        var session = await feed.OpenAsync(_listener);
        session.Dispose();

        Assert.Equal(SessionEndReason.Disposed, (await session.Completion.WaitAsync(Cancelled)).Reason);
    }

    private static IEnumerable<FeedItem> Items(int count) => Enumerable.Range(0, count).Select(i => new FeedItem(MarketEventType.Quote, $"S{i}"));
}
