using System.Net.WebSockets;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>One connection of the account streamer: replies and notifications in their order, and the time-out of heartbeats.</summary>
internal sealed class AccountSession : SocketSession
{
    private readonly AccountSessionServices _services;
    private readonly AccountConversation _conversation;
    private readonly SessionOutbox _outbox;

    public AccountSession(AccountSessionServices services)
        : base(services.Clock, services.Faults, services.CountMessage)
    {
        _services = services;
        _outbox = new SessionOutbox(services.Faults);
        _conversation = new AccountConversation(services, _outbox.Add, CloseNow);
    }

    protected override int LongestMessage => 1024 * 1024;

    private bool IsOver => IsEnded || IsClosing;

    /// <summary>Sends a notification, if the client has subscribed to it.</summary>
    public void Notify(Notification notification)
    {
        lock (Gate)
        {
            if (IsOver || !_conversation.Wants(notification)) return;
            _outbox.Add(notification);
        }
        Wake();
    }

    /// <summary>Sends any text.</summary>
    public void SendText(string text)
    {
        lock (Gate)
        {
            if (IsOver) return;
            _outbox.Add(SocketMessage.Raw(text));
        }
        Wake();
    }

    /// <summary>Ends when all that waits now has been sent, or never will be.</summary>
    public Task DrainAsync()
    {
        var mark = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Gate)
        {
            if (IsOver || IsUpgrading) return Task.CompletedTask;
            _outbox.Add(mark);
        }
        Wake();
        return mark.Task;
    }

    protected override void Handle(ReadOnlyMemory<byte> bytes) => _conversation.Handle(bytes);

    protected override SocketMessage? NextMessage() => _outbox.Next();

    protected override void Discard() => _outbox.Clear();

    protected override void CheckTime(DateTimeOffset now)
    {
        if (now - _conversation.AliveAt >= _services.Patience()) CloseNow(1000, "Bye");
    }

    protected override void HangUp(WebSocketCloseStatus status) => CloseNow((int)status, "");
}
