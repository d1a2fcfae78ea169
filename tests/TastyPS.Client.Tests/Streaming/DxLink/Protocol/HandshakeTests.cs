using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

public class HandshakeTests
{
    public static TheoryData<string, int> Steps => new()
    {
        { "SETUP", 0 },
        { "AUTH", 1 },
        { "CHANNEL_REQUEST", 2 },
        { "FEED_SETUP", 3 },
    };

    [Fact]
    public async Task The_messages_of_the_start_are_those_of_the_protocol()
    {
        await using var feed = ScriptedFeed.Start();
        var options = new DxLinkSessionOptions
        {
            Types = [MarketEventType.Quote],
            Fields = new Dictionary<MarketEventType, IReadOnlyList<string>> { [MarketEventType.Quote] = ["eventSymbol", "bidPrice"] },
            AggregationPeriod = TimeSpan.FromSeconds(0.25),
            Product = "Test/1",
        };
        var opening = feed.Session(new RecordingListener(), options: options);
        await feed.AcceptAsync();
        List<string> heard = [];
        foreach (var (_, answers) in ScriptedFeed.Answers())
        {
            heard.Add((await feed.HearTextAsync())!);
            foreach (var answer in answers)
                await feed.SayAsync(answer);
        }

        using var session = await opening;

        Assert.Equal(
            [
                """{"type":"SETUP","channel":0,"version":"0.1-Test/1","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""",
                """{"type":"AUTH","channel":0,"token":"a-secret-ticket"}""",
                """{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""",
                """{"type":"FEED_SETUP","channel":1,"acceptAggregationPeriod":0.25,"acceptDataFormat":"COMPACT","acceptEventFields":{"Quote":["eventSymbol","bidPrice"]}}""",
            ],
            heard);
    }

    [Fact]
    public async Task A05_nothing_is_sent_before_the_step_before_is_answered()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await feed.AcceptAsync();
        foreach (var (asked, answers) in ScriptedFeed.Answers())
        {
            await feed.ExpectAsync(asked);
            var next = feed.Listen();
            Assert.False(next.IsCompleted);
            foreach (var answer in answers[..^1])
                await feed.SayAsync(answer);
            Assert.False(next.IsCompleted);
            Assert.False(opening.IsCompleted);
            await feed.SayAsync(answers[^1]);
        }

        using var session = await opening;

        Assert.False(session.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_server_without_authentication_is_not_sent_a_token()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await feed.AcceptAsync();
        await feed.ExpectAsync("SETUP");
        await feed.SayAsync("""{"type":"SETUP","channel":0,"version":"1.0-x"}""");
        await feed.SayAsync("""{"type":"AUTH_STATE","channel":0,"state":"AUTHORIZED"}""");
        foreach (var (asked, answers) in ScriptedFeed.Answers().Skip(2))
        {
            await feed.ExpectAsync(asked);
            await feed.SayAsync(answers[0]);
        }

        using var session = await opening;

        Assert.False(session.Completion.IsCompleted);
    }

    [Fact]
    public async Task A04_an_UNAUTHORIZED_after_the_token_is_a_refusal()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await UpToAsync(feed, 1);
        await feed.SayAsync("""{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""");

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => opening);
    }

    [Fact]
    public async Task A_close_in_answer_to_the_token_is_a_refusal()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await UpToAsync(feed, 1);
        await feed.CloseAsync(1000, "Bye");

        var failure = await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => opening);
        Assert.Contains("1000 Bye", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task An_error_in_a_step_is_told_with_its_text(string step, int index)
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await UpToAsync(feed, index);
        await feed.SayAsync("""{"type":"ERROR","channel":0,"error":"BAD_ACTION","message":"Channel with id 3 already exists"}""");

        var failure = await Assert.ThrowsAsync<TastyStreamRefusedException>(() => opening);
        Assert.Equal(step, failure.Step);
        Assert.Contains("BAD_ACTION: Channel with id 3 already exists", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SETUP", 0, 2)]
    [InlineData("AUTH", 1, 4)]
    [InlineData("CHANNEL_REQUEST", 2, 5)]
    [InlineData("FEED_SETUP", 3, 6)]
    public async Task A_step_without_an_answer_ends_after_ten_seconds_by_its_name(string step, int index, int timers)
    {
        var clock = new SteppingClock();
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener(), clock);
        await UpToAsync(feed, index);
        for (var i = 0; i < timers; i++)
            await clock.PauseBegunAsync();
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(opening.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var failure = await Assert.ThrowsAsync<TastyStreamTimeoutException>(() => opening);
        Assert.Equal(step, failure.Step);
        Assert.Equal(TimeSpan.FromSeconds(10), failure.Waited);
    }

    [Fact]
    public async Task A_connection_that_is_never_upgraded_ends_after_ten_seconds()
    {
        var clock = new SteppingClock();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"ws://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        var opening = DxLinkSession.OpenAsync(address, "t", new DxLinkSessionOptions(), new RecordingListener(), clock, TestContext.Current.CancellationToken);
        await clock.PauseBegunAsync();
        clock.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<TastyStreamTimeoutException>(() => opening);
        Assert.Equal("connect", failure.Step);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A35_the_HTTP_status_of_a_refused_upgrade_is_told(HttpStatusCode status)
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await feed.RefuseAsync(status);

        var failure = await Assert.ThrowsAsync<TastyStreamUpgradeException>(() => opening);
        Assert.Equal(status, failure.StatusCode);
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public async Task An_address_where_nobody_listens_is_a_stream_failure_that_names_it()
    {
        await using var feed = ScriptedFeed.Start();
        var address = feed.Address;
        await feed.DisposeAsync();

        var failure = await Assert.ThrowsAsync<TastyStreamException>(() => feed.Session(new RecordingListener()));
        Assert.Equal($"No connection to the streaming service: localhost:{address.Port} refused the connection (ConnectionRefused): nothing listens there.", failure.Message);
    }

    [Fact]
    public async Task The_token_is_in_no_message_even_if_the_server_repeats_it()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await UpToAsync(feed, 1);
        await feed.SayAsync($$"""{"type":"ERROR","channel":0,"error":"UNAUTHORIZED","message":"Bad token {{ScriptedFeed.Token}}"}""");

        var failure = await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => opening);
        Assert.DoesNotContain(ScriptedFeed.Token, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_is_a_cancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var feed = ScriptedFeed.Start();
        var opening = DxLinkSession.OpenAsync(feed.Address, "t", new DxLinkSessionOptions(), new RecordingListener(), TimeProvider.System, stop.Token);
        await feed.AcceptAsync();
        await feed.ExpectAsync("SETUP");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task All_fields_of_the_default_types_are_asked_for_in_one_message_below_the_limit()
    {
        await using var feed = ScriptedFeed.Start();
        var opening = feed.Session(new RecordingListener());
        await UpToAsync(feed, 2);
        await feed.SayAsync(ScriptedFeed.Answers()[2].Answers[0]);
        var setup = (await feed.HearTextAsync())!;
        await feed.SayAsync(ScriptedFeed.Answers()[3].Answers[0]);
        using var session = await opening;

        Assert.InRange(setup.Length, 1, 8 * 1024);
        var fields = JsonDocument.Parse(setup).RootElement.GetProperty("acceptEventFields");
        Assert.Contains("vwap", fields.GetProperty("Candle").EnumerateArray().Select(name => name.GetString()));
        Assert.All(fields.EnumerateObject(), type => Assert.Contains("eventSymbol", type.Value.EnumerateArray().Select(name => name.GetString())));
    }

    private static async Task UpToAsync(ScriptedFeed feed, int index)
    {
        await feed.AcceptAsync();
        foreach (var (asked, answers) in ScriptedFeed.Answers().Take(index))
        {
            await feed.ExpectAsync(asked);
            foreach (var answer in answers)
                await feed.SayAsync(answer);
        }

        await feed.ExpectAsync(ScriptedFeed.Answers()[index].Asked);
    }
}
