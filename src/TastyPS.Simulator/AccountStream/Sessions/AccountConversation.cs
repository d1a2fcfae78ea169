using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.OAuth;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>What a client has asked for on one connection, and the replies to it. Not thread-safe: its session guards it.</summary>
internal sealed class AccountConversation(AccountSessionServices services, Action<SocketMessage> send, Action<int, string> close)
{
    private const string Bearer = "Bearer ";
    private const string Failed = "failed";
    private const string NotImplemented = "not-implemented";
    private const string ConnectNotCompleted = "connect-not-completed";

    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private bool _hasBeatenTooEarly;
    private bool _wantsAlerts;
    private bool _wantsWatchlists;
    private bool _wantsMessages;

    /// <summary>Eight hexadecimal digits, as in all recordings.</summary>
    public string SessionId { get; } = RandomText.Hex(4);

    /// <summary>When the client last gave a valid sign of life.</summary>
    public DateTimeOffset AliveAt { get; private set; } = services.Clock.GetUtcNow();

    private bool IsConnected => _accounts.Count > 0;

    public void Handle(ReadOnlyMemory<byte> bytes)
    {
        if (!ClientRequest.TryParse(bytes, out var request)) Refuse("", Failed);
        else if (request.Action == StreamActions.Heartbeat) Beat(request);
        else if (CheckToken(request) != AccessTokenState.Valid) Refuse(request.Action, Failed);
        else Act(request);
    }

    /// <summary>Whether the client has subscribed to a notification.</summary>
    public bool Wants(Notification notification) => notification switch
    {
        { AccountNumber: { } account } => _accounts.Contains(account),
        { Type: NotificationTypes.QuoteAlert } => _wantsAlerts,
        { Type: NotificationTypes.PublicWatchlists } => _wantsWatchlists,
        _ => _wantsMessages,
    };

    private void Act(ClientRequest request)
    {
        switch (request.Action)
        {
            case StreamActions.Connect or StreamActions.AccountSubscribe:
                Connect(request);
                break;
            case StreamActions.QuoteAlertsSubscribe or StreamActions.PublicWatchlistsSubscribe or StreamActions.UserMessageSubscribe when !IsConnected:
                Refuse(request, ConnectNotCompleted);
                break;
            case StreamActions.QuoteAlertsSubscribe:
                _wantsAlerts = true;
                Confirm(request);
                break;
            case StreamActions.PublicWatchlistsSubscribe:
                _wantsWatchlists = true;
                Confirm(request);
                break;
            case StreamActions.UserMessageSubscribe:
                _wantsMessages = true;
                Confirm(request);
                break;
            default:
                Refuse(request, NotImplemented);
                break;
        }
    }

    // Whoever has sent a heartbeat first does not get in on this connection any more.
    private void Connect(ClientRequest request)
    {
        if (_hasBeatenTooEarly) Refuse(request, NotImplemented);
        else if (services.Faults.RefuseConnect && request.Action == StreamActions.Connect) Refuse(request.Action, Failed);
        else if (request.Values.Count == 0 || !request.Values.All(IsAccount)) Refuse(request.Action, Failed);
        else
        {
            _accounts.UnionWith(request.Values);
            send(StreamFrames.Ok(request, SessionId, WithRequestId, request.Values));
        }
    }

    private void Beat(ClientRequest request)
    {
        var state = CheckToken(request);
        if (state == AccessTokenState.Expired && services.Faults.ExpiredTokens == ExpiredTokenBehavior.Ignore) state = AccessTokenState.Valid;
        if (state == AccessTokenState.Expired && services.Faults.ExpiredTokens == ExpiredTokenBehavior.Close) close(1000, "Bye");
        else if (state != AccessTokenState.Valid) Refuse(request.Action, Failed);
        else
        {
            AliveAt = services.Clock.GetUtcNow();
            if (!IsConnected) _hasBeatenTooEarly = true;
            Confirm(request);
        }
    }

    private AccessTokenState CheckToken(ClientRequest request)
    {
        if (request.AuthToken?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) != true) return AccessTokenState.Unknown;
        var state = services.Issuer.Check(request.AuthToken.Substring(Bearer.Length).Trim(), out var scope);
        return state == AccessTokenState.Unknown || !OAuthScopes.Has(scope, "read") ? AccessTokenState.Unknown : state;
    }

    private bool IsAccount(string number) => services.Customer.Accounts.Any(account => account.Number == number);

    private bool WithRequestId => !services.Faults.OmitRequestIds;

    private void Confirm(ClientRequest request) => send(StreamFrames.Ok(request, SessionId, WithRequestId));

    private void Refuse(ClientRequest request, string message) => send(StreamFrames.Error(request.Action, SessionId, message, WithRequestId ? request.RequestId : null));

    // A refused token or account is answered without the request's number.
    private void Refuse(string action, string message) => send(StreamFrames.Error(action, SessionId, message));
}
