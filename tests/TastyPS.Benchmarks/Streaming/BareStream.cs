using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>The bare loop: a ClientWebSocket and a Utf8JsonReader that reads every number and nothing else.</summary>
internal static class BareStream
{
    private const int NumbersPerEvent = 4;

    public static async Task<StreamRun> RunAsync(Uri address, FeedPlan plan, IReadOnlyList<string> symbols)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket.ConnectAsync(address, CancellationToken.None);
        var buffer = new byte[256 * 1024];

        await SendAsync(socket, """{"type":"SETUP","channel":0,"version":"0.1-bare/1.0","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""");
        await WaitForAsync(socket, buffer, "UNAUTHORIZED");
        await SendAsync(socket, """{"type":"AUTH","channel":0,"token":"bench"}""");
        await WaitForAsync(socket, buffer, "\"AUTHORIZED");
        await SendAsync(socket, """{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        await WaitForAsync(socket, buffer, "CHANNEL_OPENED");
        await SendAsync(socket, $$$"""{"type":"FEED_SETUP","channel":1,"acceptAggregationPeriod":0.1,"acceptDataFormat":"COMPACT","acceptEventFields":{"Quote":{{{QuoteFrames.Fields}}}}}""");
        await WaitForAsync(socket, buffer, "FEED_CONFIG");
        foreach (var chunk in symbols.Chunk(150))
            await SendAsync(socket, $$"""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{{string.Join(',', chunk.Select(symbol => $$"""{"type":"Quote","symbol":"{{symbol}}"}"""))}}]}""");
        await WaitForAsync(socket, buffer, "eventFields");

        // The number that is no event's is the channel, once a frame.
        _ = Read(buffer.AsSpan(0, await ReceiveAsync(socket, buffer)));
        var clocks = StreamRun.Start();
        var numbers = 0L;
        for (var frame = 1; frame < plan.Frames; frame++)
            numbers += Read(buffer.AsSpan(0, await ReceiveAsync(socket, buffer))).Count - 1;
        return clocks.Stop(numbers / NumbersPerEvent).Verify("The bare loop", plan);
    }

    private static (int Count, double Sum) Read(ReadOnlySpan<byte> message)
    {
        var count = 0;
        var sum = 0d;
        var reader = new Utf8JsonReader(message);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                sum += reader.GetDouble();
                count++;
            }
        }

        return (count, sum);
    }

    private static async ValueTask<int> ReceiveAsync(ClientWebSocket socket, byte[] buffer)
    {
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        return length;
    }

    private static async Task WaitForAsync(ClientWebSocket socket, byte[] buffer, string text)
    {
        while (!Encoding.UTF8.GetString(buffer, 0, await ReceiveAsync(socket, buffer)).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    private static ValueTask SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
