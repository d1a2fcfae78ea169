using System.Text;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Protocol.Decoding;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

/// <summary>What a session does with messages, without a socket.</summary>
internal sealed class WireFeed
{
    private readonly ServerState _server;

    public WireFeed(IDxLinkListener? listener = null, params MarketEventType[] types)
    {
        var guarded = new GuardedListener(listener ?? Listener, "");
        var options = new DxLinkSessionOptions { Types = types };
        _server = new ServerState(1, new FeedDecoder(options, guarded), guarded, new SteppingClock());
    }

    public RecordingListener Listener { get; } = new();

    public void Columns(string type, params string[] names) =>
        Take($$"""{"type":"FEED_CONFIG","channel":1,"eventFields":{ "{{type}}":[{{string.Join(',', names.Select(name => $"\"{name}\""))}}] } }""");

    public void Data(string data) => Take($$"""{"type":"FEED_DATA","channel":1,"data":{{data}} }""");

    public void Take(string message) => Take(Encoding.UTF8.GetBytes(message));

    public void Take(ReadOnlySpan<byte> message) => _server.Take(message);

    public T[] Read<T>(string data)
    {
        var before = Listener.Events.Count;
        Data(data);
        return [.. Listener.Events.Skip(before).Cast<T>()];
    }
}
