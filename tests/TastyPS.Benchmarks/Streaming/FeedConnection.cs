using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>One socket of the feed server.</summary>
internal sealed class FeedConnection(WebSocket socket, FeedPlan plan) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HashSet<string> _symbols = [];
    private Task _feed = Task.CompletedTask;
    private bool _authorized;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (await ReceiveAsync(end.Token) is { } message)
            {
                using (message)
                    await AnswerAsync(message.RootElement, end.Token);
            }

            await end.CancelAsync();
            await _feed;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has gone: nothing is left to be told.
            await end.CancelAsync();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    private async Task<JsonDocument?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : JsonDocument.Parse(buffer.AsMemory(0, length));
    }

    private async Task AnswerAsync(JsonElement message, CancellationToken cancellationToken)
    {
        var channel = message.GetProperty("channel").GetInt32();
        switch (message.GetProperty("type").GetString())
        {
            case "SETUP":
                await SendAsync("""{"type":"SETUP","channel":0,"keepaliveTimeout":60,"acceptKeepaliveTimeout":60,"version":"1.0-bench"}""", cancellationToken);
                await SendAsync("""{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""", cancellationToken);
                break;
            case "AUTH":
                _authorized = true;
                await SendAsync("""{"type":"AUTH_STATE","channel":0,"state":"AUTHORIZED","userId":"bench"}""", cancellationToken);
                break;
            case "CHANNEL_REQUEST" when !_authorized:
                await SendAsync($$"""{"type":"ERROR","channel":{{channel}},"error":"UNAUTHORIZED","message":"Not authorized."}""", cancellationToken);
                break;
            case "CHANNEL_REQUEST" when channel % 2 == 0:
                await SendAsync("""{"type":"ERROR","channel":0,"error":"BAD_ACTION","message":"Protocol violation with an even channel usage."}""", cancellationToken);
                break;
            case "CHANNEL_REQUEST":
                await SendAsync($$$"""{"type":"CHANNEL_OPENED","channel":{{{channel}}},"service":"FEED","parameters":{"contract":"AUTO","subFormat":"LIST"}}""", cancellationToken);
                break;
            case "CHANNEL_CANCEL":
                await SendAsync($$"""{"type":"CHANNEL_CLOSED","channel":{{channel}}}""", cancellationToken);
                break;
            case "FEED_SETUP":
                await SendAsync($$"""{"type":"FEED_CONFIG","channel":{{channel}},"dataFormat":"COMPACT","aggregationPeriod":0.1}""", cancellationToken);
                break;
            case "FEED_SUBSCRIPTION":
                await SubscribeAsync(channel, message, cancellationToken);
                break;
        }
    }

    private async Task SubscribeAsync(int channel, JsonElement message, CancellationToken cancellationToken)
    {
        if (!message.TryGetProperty("add", out var add))
            return;

        var waiting = _symbols.Count < plan.Symbols;
        foreach (var item in add.EnumerateArray().Where(item => item.GetProperty("type").GetString() == "Quote"))
            _symbols.Add(item.GetProperty("symbol").GetString()!);

        if (waiting && _symbols.Count >= plan.Symbols)
        {
            await SendAsync($$$"""{"type":"FEED_CONFIG","channel":{{{channel}}},"dataFormat":"COMPACT","aggregationPeriod":0.1,"eventFields":{"Quote":{{{QuoteFrames.Fields}}}}}""", cancellationToken);
            var frames = QuoteFrames.Encode(channel, [.. _symbols.Order(StringComparer.Ordinal)]);
            Console.WriteLine(FeedServerProcess.FeedStarts);
            _feed = Task.Run(() => plan.EventsPerSecond == 0 ? BlastAsync(channel, frames, cancellationToken) : DripAsync(frames, cancellationToken), cancellationToken);
        }
    }

    private async Task BlastAsync(int channel, IReadOnlyList<byte[]> frames, CancellationToken cancellationToken)
    {
        for (var i = 0; plan.Frames == 0 || i < plan.Frames; i++)
            await SendAsync(frames[i % frames.Count], cancellationToken);
        await SendAsync(QuoteFrames.EncodeEnd(channel), cancellationToken);
    }

    // What is due is reckoned from the start, so that a late tick loses nothing.
    private async Task DripAsync(IReadOnlyList<byte[]> frames, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(plan.Period);
        var clock = Stopwatch.StartNew();
        var sent = 0L;
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var due = (long)(clock.Elapsed.TotalSeconds * plan.EventsPerSecond / QuoteFrames.EventsPerFrame); sent < due; sent++)
                await SendAsync(frames[(int)(sent % frames.Count)], cancellationToken);
        }
    }

    private Task SendAsync(string message, CancellationToken cancellationToken) => SendAsync(Encoding.UTF8.GetBytes(message), cancellationToken);

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
