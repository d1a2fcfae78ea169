namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>Messages that wait for their replies. A reply without a number is taken for that of the oldest message of the same action.</summary>
internal sealed class PendingReplies
{
    private readonly object _gate = new();
    private readonly List<PendingReply> _waiting = [];
    private Exception? _failure;
    private long _lastId;

    /// <summary>Begins to wait for the reply to a message that is about to be sent.</summary>
    public PendingReply Add(string action)
    {
        lock (_gate)
        {
            var pending = new PendingReply(++_lastId, action);
            if (_failure is not null)
                pending.Fail(_failure);
            else
                _waiting.Add(pending);
            return pending;
        }
    }

    /// <summary>Hands a reply to the message it answers.</summary>
    /// <returns>False if no message waits for it.</returns>
    public bool Take(AccountReply reply)
    {
        PendingReply? answered;
        lock (_gate)
        {
            answered = _waiting.Find(pending => reply.RequestId is { } id ? pending.Id == id : pending.Action == reply.Action);
            if (answered is not null)
                _waiting.Remove(answered);
        }

        answered?.Answer(reply);
        return answered is not null;
    }

    /// <summary>No longer waits for a reply.</summary>
    public void Withdraw(PendingReply pending)
    {
        lock (_gate)
            _waiting.Remove(pending);
    }

    /// <summary>Fails all that wait and all to come.</summary>
    public void Fail(Exception failure)
    {
        List<PendingReply> waiting;
        lock (_gate)
        {
            _failure ??= failure;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var pending in waiting)
            pending.Fail(failure);
    }
}

/// <summary>A message that waits for its reply.</summary>
internal sealed class PendingReply(long id, string action)
{
    private readonly TaskCompletionSource<AccountReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Id => id;

    public string Action => action;

    public Task<AccountReply> Reply => _reply.Task;

    public void Answer(AccountReply reply) => _reply.TrySetResult(reply);

    public void Fail(Exception failure)
    {
        _reply.TrySetException(failure);
        _ = _reply.Task.Exception; // Its sender may have given up.
    }
}
