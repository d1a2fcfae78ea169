using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>The protocol of one connection: SETUP, AUTH, then channels. The session locks it.</summary>
internal sealed class Conversation : IDisposable
{
    private const string ProtocolVersion = "0.1";

    private readonly SessionServices _services;
    private readonly SessionLimits _limits;
    private readonly IOutbox _outbox;
    private readonly ChannelTable _channels;
    private bool _isSetUp;
    private bool _isAuthorized;

    public Conversation(SessionServices services, IOutbox outbox)
    {
        _services = services;
        _outbox = outbox;
        _limits = new SessionLimits(services.Budget, services.Limits, services.Violations);
        _channels = new ChannelTable(services, _limits, outbox);
    }

    /// <summary>Whether SETUP or AUTH is still awaited.</summary>
    public bool IsWaitingForClient => !_isAuthorized;

    /// <summary>How often the server promises a sign of life.</summary>
    public TimeSpan KeepaliveInterval { get; private set; } = TimeSpan.FromSeconds(ServerMessages.KeepaliveSeconds / 2.0);

    public int ItemCount => _channels.ItemCount;

    public ChannelTable Channels => _channels;

    public void Handle(ReadOnlyMemory<byte> bytes)
    {
        if (!ClientMessage.TryParse(bytes, out var message, out var mistake))
        {
            Refuse(0, ErrorTypes.InvalidMessage, mistake);
            return;
        }
        switch (message.Type)
        {
            case MessageTypes.Setup:
                SetUp(message);
                break;
            case MessageTypes.Keepalive or MessageTypes.Error:
                break;
            case var _ when !_isSetUp:
                Refuse(message.Channel, ErrorTypes.BadAction, "The first message must be SETUP.");
                break;
            case MessageTypes.Auth:
                Authorize(message);
                break;
            case MessageTypes.ChannelRequest or MessageTypes.ChannelCancel or MessageTypes.FeedSetup or MessageTypes.FeedSubscription:
                if (_isAuthorized) HandleChannel(message);
                else Refuse(message.Channel, ErrorTypes.Unauthorized, "The session is not authorized.");
                break;
        }
    }

    public ServerMessage? NextMessage() => _channels.NextMessage();

    public void Publish(EventSchema schema, FeedEvent scripted) => _channels.Publish(schema, scripted);

    /// <summary>Gives back what the session holds.</summary>
    public void Dispose()
    {
        _channels.Dispose();
        _limits.Leave();
    }

    private void SetUp(ClientMessage message)
    {
        var version = message.Text("version") ?? "";
        if (version != ProtocolVersion && !version.StartsWith(ProtocolVersion + "-", StringComparison.Ordinal))
        {
            Refuse(0, ErrorTypes.UnsupportedProtocol, $"The protocol version {version} is not supported.");
            _outbox.Close(1000, "Bye");
            return;
        }
        if (message.Number("acceptKeepaliveTimeout") is > 0 and < ServerMessages.KeepaliveSeconds and var wish) KeepaliveInterval = TimeSpan.FromSeconds(wish / 2);
        _outbox.Send(ServerMessages.Setup());
        if (_isSetUp) return;
        _isSetUp = true;
        _outbox.Send(ServerMessages.Unauthorized());
    }

    private void Authorize(ClientMessage message)
    {
        if (message.Text("token") is not { } token || _services.Faults.RefuseTokens || !_services.Tokens.IsValid(token))
        {
            _isAuthorized = false;
            _outbox.Send(ServerMessages.Unauthorized());
            _outbox.Close(1000, "Bye");
            return;
        }
        if (!_limits.TryEnter(token))
        {
            _outbox.Send(ServerMessages.Error(0, ErrorTypes.Unauthorized, "Too many sessions at once."));
            _outbox.Close(1000, "Bye");
            return;
        }
        _isAuthorized = true;
        _outbox.Send(ServerMessages.Authorized(_services.UserId));
    }

    private void HandleChannel(ClientMessage message)
    {
        switch (message.Type)
        {
            case MessageTypes.ChannelRequest:
                _channels.Open(message);
                break;
            case MessageTypes.ChannelCancel:
                _channels.Cancel(message);
                break;
            case MessageTypes.FeedSetup:
                _channels.SetUp(message);
                break;
            default:
                _channels.Subscribe(message);
                break;
        }
    }

    private void Refuse(int channel, string error, string text)
    {
        _services.Violations.CountProtocol();
        _outbox.Send(ServerMessages.Error(channel, error, text));
    }
}
