using System.Net.WebSockets;
using System.Text.Json;
using TastyPS.Simulator.DxLink;
using TastyPS.Simulator.Tests.Rest;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>What can be made to go wrong, by the numbers of streaming-known-problems.md part A.</summary>
public class StreamFaultTests
{
    private static readonly string QuoteFields = FeedRows.Fields("Quote", "eventSymbol bidPrice askPrice");

    [Fact]
    public async Task A1_the_server_falls_silent_without_closing()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        session.Simulator.DxLink.SilenceSessions();
        await stream.SubscribeAsync(("Quote", "SPY"));
        session.TokenClock.Advance(TimeSpan.FromMinutes(2));

        var silence = stream.ReceiveTextAsync();
        using var other = await RawStream.OpenAsync(session);

        Assert.False(silence.IsCompleted);
        session.Simulator.DxLink.BreakSessions();
        await Assert.ThrowsAsync<WebSocketException>(() => silence);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(400)]
    public async Task A5_A35_an_upgrade_is_refused_with_an_HTTP_status_once(int status)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.RefuseUpgrade(status));

        var error = await Assert.ThrowsAsync<WebSocketException>(() => RawStream.ConnectAsync(session));

        Assert.Contains($"'{status}'", error.Message, StringComparison.Ordinal);
        using var stream = await RawStream.AuthorizeAsync(session);
    }

    [Fact]
    public async Task A5_a_step_of_the_handshake_comes_late_by_the_clock()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Delay("SETUP", TimeSpan.FromSeconds(5)));
        using var stream = await RawStream.ConnectAsync(session);
        await stream.SendAsync(RawStream.Setup);
        var answer = stream.ReceiveAsync();
        while (session.Simulator.DxLink.Faults.Hits == 0) await Task.Yield();
        Assert.False(answer.IsCompleted);

        while (!answer.IsCompleted)
        {
            session.TokenClock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("SETUP", (await answer).Text("type"));
    }

    [Fact]
    public async Task A6_tokens_that_have_expired_and_tokens_of_anybody_are_refused()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);
        session.Simulator.DxLink.ExpireTokens();
        await stream.SendAsync(RawStream.Setup);
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{stream.Token}}"}""");
        await stream.ExpectCloseAsync(1000, "Bye");

        session.Simulator.DxLink.Faults.RefuseTokens = true;
        using var other = await RawStream.ConnectAsync(session);
        await other.SendAsync(RawStream.Setup);
        await other.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{other.Token}}"}""");
        await other.ExpectCloseAsync(1000, "Bye");
    }

    [Fact]
    public async Task A7_each_token_has_an_address_of_its_own_and_the_old_one_answers_400()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.NewPathPerToken = true;
        var (token, old) = await RawStream.QuoteTokenAsync(session);
        using var stream = await RawStream.AuthorizeAsync(session);

        var error = await Assert.ThrowsAsync<WebSocketException>(() => RawStream.ConnectAsync(session, token, old));

        Assert.Contains("'400'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A1_a_planned_silence_begins_with_its_message_and_lasts()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Silence(after: 1, messageType: "FEED_DATA"));
        using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectDataAsync();

        await stream.SubscribeAsync(("Quote", "AAPL"));
        var silence = stream.ReceiveTextAsync();
        while (session.Simulator.DxLink.Faults.Hits == 0) await Task.Yield();
        session.TokenClock.Advance(TimeSpan.FromSeconds(30));
        using var other = await RawStream.OpenAsync(session);

        Assert.False(silence.IsCompleted);
        session.Simulator.DxLink.BreakSessions();
        await Assert.ThrowsAsync<WebSocketException>(() => silence);
    }

    [Fact]
    public async Task A5_a_step_of_the_handshake_that_is_withheld_never_comes_until_the_server_gives_up()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Withhold("SETUP"));
        using var stream = await RawStream.ConnectAsync(session);
        await stream.SendAsync(RawStream.Setup);
        await stream.ExpectAsync("AUTH_STATE");

        session.TokenClock.Advance(TimeSpan.FromSeconds(10));

        Assert.DoesNotContain(await stream.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") == "SETUP");
    }

    [Fact]
    public async Task A31_an_ERROR_comes_by_chance_and_by_the_same_chance_for_the_same_seed()
    {
        var first = await ErrorsAsync(7);

        Assert.Equal(first, await ErrorsAsync(7));
        Assert.NotEqual(first, await ErrorsAsync(8));
        // 40 messages at 1 in 4: far from none and far from all.
        Assert.InRange(first.Count, 2, 25);

        static async Task<List<int>> ErrorsAsync(int seed)
        {
            using var session = await SimulatorSession.SignInAsync();
            session.Simulator.DxLink.Faults.AddRandomErrors(0.25, seed);
            using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
            var errors = new List<int>();
            for (var number = 0; number < 40; number++)
            {
                await stream.SubscribeAsync(("Quote", "SPY"));
                var message = await stream.ReceiveAsync();
                if (message.Text("type") == "FEED_CONFIG") message = await stream.ReceiveAsync();
                if (message.Text("type") != "ERROR") continue;
                Assert.Equal((0, "UNKNOWN"), (message.GetProperty("channel").GetInt32(), message.Text("error")));
                errors.Add(number);
                await stream.ExpectAsync("FEED_DATA");
            }
            return errors;
        }
    }

    [Fact]
    public async Task A12_a_message_of_2_MB_and_one_in_fragments_carry_the_same_data()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Pad(2 * 1024 * 1024, "FEED_DATA"));
        session.Simulator.DxLink.Faults.Add(SocketFault.Fragment(7, "FEED_DATA"));
        using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);

        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectAsync("FEED_CONFIG");
        var large = await stream.ReceiveTextAsync();
        await stream.SubscribeAsync(("Quote", "SPY"));
        var fragmented = await stream.ReceiveTextAsync();

        Assert.Equal(2 * 1024 * 1024, large!.Length);
        Assert.Equal(7, stream.Fragments);
        Assert.Equal(fragmented, large.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A15_a_configuration_comes_several_times()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Repeat("FEED_CONFIG", 3));
        using var stream = await RawStream.OpenAsync(session);

        Assert.Equal(["FEED_CONFIG", "FEED_CONFIG"], (await stream.DrainAsync()).Texts("type"));
    }

    [Fact]
    public async Task A16_the_format_turns_to_full_in_mid_session_and_full_may_be_answered_with_compact()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
        session.Simulator.DxLink.Faults.Feed.FullFormatAfter = 1;
        await stream.SubscribeAsync(("Quote", "SPY"));
        Assert.Equal(JsonValueKind.String, (await stream.ExpectDataAsync())[0].ValueKind);
        await stream.SubscribeAsync(("Quote", "SPY"));
        Assert.Equal("FULL", (await stream.ExpectAsync("FEED_CONFIG")).Text("dataFormat"));
        Assert.Equal(JsonValueKind.Object, (await stream.ExpectDataAsync())[0].ValueKind);

        session.Simulator.DxLink.Faults.Feed.ForcesCompact = true;
        Assert.Equal("COMPACT", (await stream.SetUpAsync(1, "\"acceptDataFormat\":\"FULL\"")).Text("dataFormat"));
    }

    [Fact]
    public async Task A17_fields_are_dropped_reordered_or_never_told()
    {
        using var session = await SimulatorSession.SignInAsync();
        var faults = session.Simulator.DxLink.Faults.Feed;
        faults.OmittedFields = ["bidPrice"];
        faults.ReversesFields = true;
        Assert.Equal("""["Quote",[210.6,"SPY"]]""", await QuoteAsync());

        faults.OmittedFields = [];
        faults.ReversesFields = false;
        faults.HidesFields = true;
        Assert.Equal("""["Quote",["SPY",210.55,210.6]]""", await QuoteAsync());

        async Task<string> QuoteAsync()
        {
            using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
            await stream.SubscribeAsync(("Quote", "SPY"));
            return (await stream.ExpectDataAsync()).GetRawText();
        }
    }

    [Fact]
    public async Task A18_one_message_carries_several_types()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.MixesTypes = true;
        using var stream = await RawStream.OpenAsync(session);
        // The first message of a type waits for its fields, so both are announced by then.
        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPY"));
        await stream.DrainAsync();

        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPY"));
        var data = await stream.ExpectDataAsync();

        Assert.Equal((4, "Quote", "Trade"), (data.GetArrayLength(), data[0].GetString(), data[2].GetString()));
    }

    [Fact]
    public async Task A19_every_other_event_has_no_numbers()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.EmptyEventEvery = 2;
        using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));

        Assert.Equal("""["Quote",["SPY",210.55,210.6,"AAPL","NaN","NaN"]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task A20_every_history_is_empty()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.HistoryLength = 5;
        session.Simulator.DxLink.Faults.Feed.EmptiesHistory = true;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Candle", "eventFlags"));
        await stream.SubscribeAsync(("Candle", "SPY{=m}"));

        Assert.Equal("""["Candle",[14]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task A27_a_type_is_withheld_from_the_token()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.WithheldTypes = ["Quote"];
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPY"));

        Assert.Equal("Trade", (await stream.ExpectDataAsync())[0].GetString());
        Assert.Empty(await stream.DrainAsync());
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("""{"type":"ERROR","channel":0,"error":"UNKNOWN","message":"Something"}""")]
    [InlineData("""{"type":"FEED_DATA","channel":1,"data":["Quote",["SPY"]]}""")]
    public async Task A31_garbage_an_ERROR_or_half_a_row_comes_before_the_data(string text)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(SocketFault.Precede(text, "FEED_DATA"));
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectAsync("FEED_CONFIG");

        Assert.Equal(text, await stream.ReceiveTextAsync());
        await stream.ExpectDataAsync();
    }

    [Fact]
    public async Task A31_an_ERROR_comes_unasked_on_the_connection_or_on_each_channel()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);

        session.Simulator.DxLink.SendError("UNKNOWN", "Something");
        session.Simulator.DxLink.SendError("BAD_ACTION", "Your subscription rate is too high", toChannels: true);

        Assert.Equal("""{"type":"ERROR","channel":0,"error":"UNKNOWN","message":"Something"}""", await stream.ReceiveTextAsync());
        Assert.Equal("""{"type":"ERROR","channel":1,"error":"BAD_ACTION","message":"Your subscription rate is too high"}""", await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task A33_all_sessions_are_closed_as_at_a_maintenance()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);

        session.Simulator.DxLink.CloseSessions(1001, "Maintenance");

        Assert.Empty(await stream.ExpectCloseAsync(1001, "Maintenance"));
    }

    [Fact]
    public async Task Channels_are_closed_unasked()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);

        session.Simulator.DxLink.CloseChannels();

        Assert.Equal("""{"type":"CHANNEL_CLOSED","channel":1}""", await stream.ReceiveTextAsync());
    }

    [Theory]
    [InlineData(SocketFaultKind.Drop)]
    [InlineData(SocketFaultKind.Cut)]
    public async Task The_connection_breaks_after_a_number_of_data_whole_or_within_a_message(SocketFaultKind kind)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Add(new SocketFault { Kind = kind, MessageType = "FEED_DATA", After = 1 });
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectDataAsync();
        await stream.SubscribeAsync(("Quote", "SPY"));

        await Assert.ThrowsAsync<WebSocketException>(stream.ReceiveTextAsync);
        using var again = await RawStream.OpenAsync(session);
    }

    [Fact]
    public async Task A_load_is_sent_at_its_rate_over_the_subscribed_symbols()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: QuoteFields);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
        await stream.DrainAsync();

        session.Simulator.DxLink.Load = new StreamLoad { EventsPerSecond = null, EventsPerMessage = 50, MostEvents = 1000 };

        for (var message = 0; message < 20; message++) Assert.Equal(50, (await stream.ExpectDataAsync()).Rows("Quote", 3).Count);
        Assert.Empty(await stream.DrainAsync());

        session.Simulator.DxLink.Load = new StreamLoad { EventsPerSecond = 1000, EventsPerMessage = 50 };
        var start = (await stream.DrainAsync()).Count;
        session.TokenClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, start);
        Assert.Equal(20, (await stream.DrainAsync()).Count);
    }
}
