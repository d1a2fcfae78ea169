using System.Text.Json;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using Samples = TastyPS.Client.Tests.Wire.Samples;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>The recorded messages, sent through a session to a consumer of a stream.</summary>
public sealed class RecordedStreamTests : IDisposable
{
    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, Recorded("dxlink-feed-data").Count)];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Every_event_of_a_recorded_message_reaches_its_consumer(int line)
    {
        var recorded = Recorded("dxlink-feed-data")[line];
        var (type, symbols) = Content(recorded);

        var events = await ReplayAsync(recorded, type, symbols);

        Assert.Equal(symbols, events.Select(one => one.Symbol));
        Assert.All(events, one => Assert.Equal(type, one.EventType));
    }

    [Fact]
    public async Task The_recorded_candles_are_a_complete_history_of_two_bars()
    {
        var recorded = Recorded("dxlink-feed-data")[5];
        var snapshot = new CandleSnapshot();

        foreach (var candle in (await ReplayAsync(recorded, MarketEventType.Candle, Content(recorded).Symbols)).Cast<CandleEvent>())
            snapshot.Add(candle);

        Assert.True(snapshot.IsComplete);
        Assert.Equal([("2025-06-13", 196.45m), ("2025-06-16", 198.42m)], snapshot.Candles.Select(candle => (candle.Time!.Value.ToString("yyyy-MM-dd", null), candle.Close!.Value)));
    }

    [Fact]
    public async Task The_recorded_errors_are_told_each_in_its_way_and_a_second_configuration_changes_nothing()
    {
        var stream = await _rig.OpenAsync();

        foreach (var recorded in Recorded("dxlink-errors-and-config").Take(4))
            _rig.Server.SendText(recorded.GetProperty("msg").GetRawText());

        Assert.Contains("even channel usage", (await stream.NoticeAsync(StreamNoticeKind.ServerError)).Text, StringComparison.Ordinal);
        await stream.NoticeAsync(StreamNoticeKind.Slowed);
        await stream.NoticeAsync(StreamNoticeKind.SessionFull);
        await Patience.UntilAsync(() => _rig.Server.ItemCount == 1, "the pulse");
        await _rig.PulseAsync(stream);
        Assert.Empty(stream.Told(StreamNoticeKind.Lost));
    }

    private static List<JsonElement> Recorded(string name) =>
        [.. Samples.Read($"../samples-streaming/{name}.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static (MarketEventType Type, List<string> Symbols) Content(JsonElement recorded)
    {
        var data = recorded.GetProperty("msg").GetProperty("data");
        if (data[0].ValueKind == JsonValueKind.Object)
            return (Enum.Parse<MarketEventType>(data[0].GetProperty("eventType").GetString()!), [.. data.EnumerateArray().Select(one => one.GetProperty("eventSymbol").GetString()!)]);

        var fields = recorded.GetProperty("fields").EnumerateArray().Select(field => field.GetString()).ToList();
        var at = fields.IndexOf("eventSymbol");
        return (Enum.Parse<MarketEventType>(data[0].GetString()!), [.. data[1].EnumerateArray().Where((_, i) => i % fields.Count == at).Select(symbol => symbol.GetString()!)]);
    }

    private async Task<IReadOnlyList<IMarketEvent>> ReplayAsync(JsonElement recorded, MarketEventType type, List<string> symbols)
    {
        _rig.Server.Entitlements = []; // The market itself keeps silent.
        var stream = _rig.Open();
        stream.Subscribe([.. symbols.Distinct().Select(symbol => new FeedItem(type, symbol))]);
        await stream.NoticeAsync(StreamNoticeKind.Connected);
        var message = recorded.GetProperty("msg");
        if (recorded.GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields)
            _rig.Server.SendText($$"""{"type":"FEED_CONFIG","channel":1,"eventFields":{"{{type}}":{{fields.GetRawText()}} } }""");

        _rig.Server.SendText(message.GetRawText().Replace($"\"channel\":{message.GetProperty("channel")}", "\"channel\":1", StringComparison.Ordinal));
        var events = await stream.ReadAsync(symbols.Count);
        Assert.Empty(stream.Told(StreamNoticeKind.Unreadable));
        return events;
    }
}
