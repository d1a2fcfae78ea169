
using System.Text.Encodings.Web;
using System.Text.Json;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>Writes what a client sends, to the letter of the protocol.</summary>
internal static class ClientMessages
{
    /// <summary>Bytes that a FEED_SUBSCRIPTION message has besides its items, at most.</summary>
    public const int SubscriptionEnvelope = 96;

    private const int EscapedCharacter = 6;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Setup(DxLinkSessionOptions options) => Write("SETUP", 0, json =>
    {
        json.WriteString("version", $"0.1-{options.Product}");
        json.WriteNumber("keepaliveTimeout", options.KeepAliveTimeout.TotalSeconds);
        json.WriteNumber("acceptKeepaliveTimeout", options.KeepAliveTimeout.TotalSeconds);
    });

    public static byte[] Authorization(string token) => Write("AUTH", 0, json => json.WriteString("token", token));

    public static byte[] KeepAlive() => Write("KEEPALIVE", 0, static _ => { });

    public static byte[] Error(string kind, string text) => Write("ERROR", 0, json =>
    {
        json.WriteString("error", kind);
        json.WriteString("message", text);
    });

    public static byte[] ChannelRequest(int channel, string contract) => Write("CHANNEL_REQUEST", channel, json =>
    {
        json.WriteString("service", "FEED");
        json.WriteStartObject("parameters");
        json.WriteString("contract", contract);
        json.WriteEndObject();
    });

    public static byte[] FeedSetup(int channel, TimeSpan aggregationPeriod, IEnumerable<KeyValuePair<MarketEventType, IReadOnlyList<string>>> fields) => Write("FEED_SETUP", channel, json =>
    {
        json.WriteNumber("acceptAggregationPeriod", aggregationPeriod.TotalSeconds);
        json.WriteString("acceptDataFormat", "COMPACT");
        json.WriteStartObject("acceptEventFields");
        foreach (var type in fields)
        {
            json.WriteStartArray(type.Key.ToString());
            foreach (var name in type.Value)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    public static byte[] Subscription(int channel, SubscriptionChange change) => Write("FEED_SUBSCRIPTION", channel, json =>
    {
        if (change.Reset)
            json.WriteBoolean("reset", true);
        WriteItems(json, "remove", change.Remove);
        WriteItems(json, "add", change.Add);
    });

    /// <summary>Bytes of an item in a subscription, at most, with the comma before it.</summary>
    public static int SizeOf(FeedItem item)
    {
        var size = """,{"type":"","symbol":""}""".Length + item.Type.ToString().Length + SizeOf(item.Symbol);
        if (item.FromTime is { } from)
            size += ",\"fromTime\":".Length + Digits(from.ToUnixTimeMilliseconds());
        if (item.Source is { } source)
            size += ",\"source\":\"\"".Length + SizeOf(source);
        return size;
    }

    private static int Digits(long value)
    {
        var digits = value < 0 ? 2 : 1;
        for (; value is > 9 or < -9; value /= 10)
            digits++;
        return digits;
    }

    private static int SizeOf(string text)
    {
        var size = 0;
        foreach (var character in text)
            size += character is >= ' ' and <= '~' and not '"' and not '\\' ? 1 : EscapedCharacter;
        return size;
    }

    private static void WriteItems(Utf8JsonWriter json, string name, IReadOnlyList<FeedItem> items)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("type", item.Type.ToString());
            json.WriteString("symbol", item.Symbol);
            if (item.FromTime is { } from)
                json.WriteNumber("fromTime", from.ToUnixTimeMilliseconds());
            if (item.Source is { } source)
                json.WriteString("source", source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static byte[] Write(string type, int channel, Action<Utf8JsonWriter> writeRest)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteNumber("channel", channel);
            writeRest(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
