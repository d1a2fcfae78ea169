namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Tells what is new about an outage from what only repeats it. An outage lasts from the first session that is lost until none is; every attempt in between
/// fails for the same cause, as a rule.
/// </summary>
internal sealed class OutageWatch
{
    /// <summary>After this time an outage is told again; each further time takes twice as long.</summary>
    public static readonly TimeSpan FirstReminder = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly HashSet<int> _lost = [];
    private TimeSpan _distance;
    private DateTimeOffset _nextReminder;

    /// <summary>Marks the notice if it only repeats another.</summary>
    public void Note(StreamNotice notice)
    {
        if (notice.Session is not { } session)
            return;

        lock (_gate)
        {
            if (notice.Kind == StreamNoticeKind.Lost)
                notice.IsRepetition = !IsNews(session, notice.At);
            else if (notice.Kind == StreamNoticeKind.Connected && _lost.Remove(session))
                notice.IsRepetition = _lost.Count > 0;
        }
    }

    /// <summary>A session that nobody wants any more is not waited for.</summary>
    public void Forget(int session)
    {
        lock (_gate)
            _lost.Remove(session);
    }

    private bool IsNews(int session, DateTimeOffset at)
    {
        var isFirst = _lost.Count == 0;
        _lost.Add(session);
        if (!isFirst && at < _nextReminder)
            return false;

        _distance = isFirst ? FirstReminder : _distance + _distance;
        _nextReminder = at + _distance;
        return true;
    }
}
