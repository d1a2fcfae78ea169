using System.Text.Json;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Feed;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>The channels of a session: their opening, their end, and what they are told. The session locks it.</summary>
internal sealed class ChannelTable(SessionServices services, SessionLimits limits, IOutbox outbox) : IDisposable
{
    private const string RateTooHigh = "Your subscription rate is too high";
    private const string SizeTooBig = "Your subscription size is too big";

    private readonly SortedDictionary<int, OpenChannel> _channels = [];
    private int _turn;

    public int ItemCount => _channels.Values.Sum(channel => channel.Feed.ItemCount);

    public void Open(ClientMessage message)
    {
        if (message.Channel <= 0 || message.Channel % 2 == 0)
        {
            Refuse(0, "Protocol violation with an even channel usage.");
            return;
        }
        if (_channels.ContainsKey(message.Channel))
        {
            Refuse(message.Channel, $"Channel with id {message.Channel} already exists");
            return;
        }
        if (message.Text("service") is not "FEED")
        {
            Refuse(message.Channel, $"Service {message.Text("service")} is not available.");
            return;
        }
        var parameters = message.Body.TryGetProperty("parameters", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var name = ClientMessage.Text(parameters, "contract") ?? "AUTO";
        if (parameters.ValueKind != JsonValueKind.Object || !FeedContracts.TryParse(name, out var contract))
        {
            Refuse(message.Channel, "The parameters of the channel are not valid.");
            return;
        }
        var feed = new FeedChannel(message.Channel, contract, services.Subscriptions, services.Faults.Feed);
        _channels[message.Channel] = new OpenChannel(feed, new StreamLoadRun(feed, services.Subscriptions, services.Clock), services.Clock, outbox.Wake);
        outbox.Send(ServerMessages.ChannelOpened(message.Channel, parameters));
    }

    public void Cancel(ClientMessage message)
    {
        if (Find(message) is not { } channel) return;
        Close(channel);
    }

    /// <summary>Closes every channel, though nobody has asked for it.</summary>
    public void CloseAll()
    {
        foreach (var channel in _channels.Values.ToArray()) Close(channel);
    }

    public void SetUp(ClientMessage message)
    {
        if (Find(message) is not { } channel) return;
        channel.Feed.SetUp(message.Body);
        channel.Retime();
    }

    public void Subscribe(ClientMessage message)
    {
        if (Find(message) is not { } channel) return;
        if (!SubscriptionItem.TryReadList(message.Body, "remove", out var removed) || !SubscriptionItem.TryReadList(message.Body, "add", out var added))
        {
            Refuse(message.Channel, "The subscription is not valid.", ErrorTypes.InvalidMessage);
            return;
        }
        if (!limits.TryChange(removed.Count + added.Count))
        {
            outbox.Send(ServerMessages.Error(message.Channel, ErrorTypes.BadAction, RateTooHigh));
            outbox.Close(1000, "Bye");
            return;
        }
        var feed = channel.Feed;
        if (message.Body.TryGetProperty("reset", out var reset) && reset.ValueKind == JsonValueKind.True) feed.Reset();
        foreach (var item in removed) feed.Remove(item.Key);
        Add(feed, added);
    }

    public void UseFullFormat()
    {
        foreach (var channel in _channels.Values) channel.Feed.Configuration.UseFullFormat();
    }

    public void Publish(EventSchema schema, FeedEvent scripted)
    {
        foreach (var channel in _channels.Values) channel.Feed.Publish(schema, scripted);
    }

    public void SendErrors(string error, string text)
    {
        foreach (var id in _channels.Keys) outbox.Send(ServerMessages.Error(id, error, text));
    }

    /// <summary>The next message of any channel, each in its turn; null if none has anything to say.</summary>
    public ServerMessage? NextMessage()
    {
        var channels = _channels.Values.ToArray();
        for (var step = 0; step < channels.Length; step++)
        {
            var channel = channels[++_turn % channels.Length];
            if (channel.TakeDue()) channel.Feed.Tick();
            if ((channel.Feed.NextMessage() ?? channel.Load.NextMessage(services.Load())) is { } message) return message;
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values) channel.Dispose();
        _channels.Clear();
    }

    private void Add(FeedChannel feed, IReadOnlyList<SubscriptionItem> items)
    {
        var isTooBig = false;
        foreach (var item in items)
        {
            if (!EventSchemas.TryGet(item.Key.Type, out var schema)) continue;
            if (!feed.Holds(item.Key) && !HasRoom(schema.Type)) isTooBig = true;
            else feed.Add(item, schema);
        }
        if (!isTooBig) return;
        limits.CountSize();
        outbox.Send(ServerMessages.Error(feed.Id, ErrorTypes.BadAction, SizeTooBig));
    }

    private bool HasRoom(string type)
    {
        if (!limits.CapsItems) return true;
        var isHistory = type is EventTypes.Candle or EventTypes.Order or EventTypes.Series;
        var ofType = isHistory ? _channels.Values.Sum(channel => channel.Feed.CountOf(type)) : 0;
        return limits.HasRoom(ItemCount, ofType, isHistory);
    }

    private OpenChannel? Find(ClientMessage message)
    {
        if (_channels.TryGetValue(message.Channel, out var channel)) return channel;
        Refuse(message.Channel, $"Channel with id {message.Channel} does not exist");
        return null;
    }

    private void Close(OpenChannel channel)
    {
        _channels.Remove(channel.Feed.Id);
        channel.Dispose();
        outbox.Send(ServerMessages.ChannelClosed(channel.Feed.Id));
    }

    private void Refuse(int channel, string text, string error = ErrorTypes.BadAction)
    {
        services.Violations.CountProtocol();
        outbox.Send(ServerMessages.Error(channel, error, text));
    }
}
