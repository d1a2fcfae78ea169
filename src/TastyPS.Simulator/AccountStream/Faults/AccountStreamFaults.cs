using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>What is going to go wrong with the account streamer.</summary>
public sealed class AccountStreamFaults : SocketFaults
{
    /// <summary>Whether notifications come in the wrapper <c>{"results": [ … ]}</c>, those that wait together in one.</summary>
    public bool SendBatches { get; set; }

    /// <summary>Whether notifications come without <c>ws-sequence</c>.</summary>
    public bool OmitSequence { get; set; }

    /// <summary>Whether no reply repeats the <c>request-id</c>; errors of the kind <c>failed</c> never do.</summary>
    public bool OmitRequestIds { get; set; }

    /// <summary>Whether <c>connect</c> is answered with <c>failed</c> while its old name <c>account-subscribe</c> works.</summary>
    public bool RefuseConnect { get; set; }

    /// <summary>What a heartbeat with an expired token leads to.</summary>
    public ExpiredTokenBehavior ExpiredTokens { get; set; }

    /// <summary>How notifications stand to the reply of the request that brought them about.</summary>
    public NotificationOrder Order { get; set; }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        SendBatches = false;
        OmitSequence = false;
        OmitRequestIds = false;
        RefuseConnect = false;
        ExpiredTokens = ExpiredTokenBehavior.Refuse;
        Order = NotificationOrder.AfterReply;
    }
}
