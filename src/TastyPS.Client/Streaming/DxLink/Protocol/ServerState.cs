using System.Text.Json;
using TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>Where a session stands with its token.</summary>
internal enum AuthorizationState
{
    /// <summary>The server has not said.</summary>
    Unknown,

    /// <summary>The server asks for a token.</summary>
    Challenged,

    /// <summary>The token was sent.</summary>
    Asked,

    /// <summary>The server takes requests.</summary>
    Authorized,

    /// <summary>The server refused the token, or withdrew its word.</summary>
    Refused,
}

/// <summary>What the server has said on one connection, message by message.</summary>
internal sealed class ServerState(int channel, FeedDecoder decoder, GuardedListener listener, TimeProvider clock)
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    public int Channel => channel;

    public bool HasSetup { get; private set; }

    /// <summary>After how long a silence the server may be given up, by its own word.</summary>
    public TimeSpan KeepAliveTimeout { get; private set; }

    public AuthorizationState Authorization { get; set; }

    public bool IsChannelOpen { get; private set; }

    public bool IsChannelClosed { get; private set; }

    public bool HasFeedConfig { get; private set; }

    /// <summary>The latest ERROR.</summary>
    public DxLinkError? LastError { get; private set; }

    /// <summary>How many there were.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Takes one message. What cannot be read is told to the listener and left out.</summary>
    public void Take(ReadOnlySpan<byte> message)
    {
        try
        {
            var envelope = Envelope.Read(message);
            if (!envelope.IsComplete)
                listener.OnUnreadable("A message has no type or no channel.");
            else if (envelope.Type.SequenceEqual("FEED_DATA"u8))
                TakeData(message, in envelope);
            else if (!envelope.Type.SequenceEqual("KEEPALIVE"u8))
                TakeControl(message, in envelope);
        }
        catch (JsonException)
        {
            listener.OnUnreadable("A message is not valid JSON, or ends early.");
        }
    }

    private static string Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private void TakeData(ReadOnlySpan<byte> message, in Envelope envelope)
    {
        if (envelope.Channel != channel)
            return;
        if (envelope.DataAt < 0)
        {
            listener.OnUnreadable("FEED_DATA: there is no data.");
            return;
        }

        var cursor = new JsonCursor(message, envelope.DataAt);
        decoder.ReadData(ref cursor, clock.GetUtcNow().Ticks);
        Envelope.ReadEnd(ref cursor);
    }

    private void TakeControl(ReadOnlySpan<byte> message, in Envelope envelope)
    {
        var reader = new Utf8JsonReader(message);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        var isOurs = envelope.Channel == channel;
        switch (Text(root, "type"))
        {
            case "SETUP":
                HasSetup = true;
                if (root.TryGetProperty("keepaliveTimeout", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.GetDouble() is > 0 and var given)
                    KeepAliveTimeout = given < LongestTimeout.TotalSeconds ? TimeSpan.FromSeconds(given) : LongestTimeout;
                break;
            case "AUTH_STATE":
                TakeAuthorization(Text(root, "state"));
                break;
            case "CHANNEL_OPENED" when isOurs:
                IsChannelOpen = true;
                break;
            case "CHANNEL_CLOSED" when isOurs:
                IsChannelClosed = true;
                break;
            case "FEED_CONFIG" when isOurs:
                decoder.Configure(root);
                HasFeedConfig = true;
                break;
            case "ERROR":
                ErrorCount++;
                LastError = new DxLinkError((int)envelope.Channel!.Value, listener.Hide(Text(root, "error")), listener.Hide(Text(root, "message")));
                break;
        }
    }

    private void TakeAuthorization(string state)
    {
        if (state == "AUTHORIZED")
            Authorization = AuthorizationState.Authorized;
        else if (state == "UNAUTHORIZED")
            Authorization = Authorization is AuthorizationState.Unknown or AuthorizationState.Challenged ? AuthorizationState.Challenged : AuthorizationState.Refused;
    }
}
