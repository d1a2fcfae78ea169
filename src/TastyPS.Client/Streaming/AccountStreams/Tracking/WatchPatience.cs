namespace TastyPS.Client.Streaming.AccountStreams.Tracking;

/// <summary>How long a watch waits for the stream before it asks over REST, and how often it asks for what does not come: after 0.5, 1, 2, 4, 8 and 16 s.</summary>
internal sealed class WatchPatience(TimeProvider clock)
{
    /// <summary>How often a working order is asked for while the stream is not connected.</summary>
    public static readonly TimeSpan WhileLost = TimeSpan.FromSeconds(60);

    private const int MostAnswers = 6;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(16);

    private TimeSpan _pause = First;
    private TimeSpan _since = clock.Steady();
    private int _answers;
    private int _unreadable;

    /// <summary>How long to go on waiting for the stream; never negative.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = _since + _pause - clock.Steady();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>True if it has been asked for often enough.</summary>
    public bool IsExhausted => _answers >= MostAnswers;

    /// <summary>True if so many answers in a row could not be read that the next ones will not be either; a single one may have ended early.</summary>
    public bool IsBaffled => _unreadable >= MostAnswers;

    /// <summary>It was answered, and not what was hoped for.</summary>
    public void Count()
    {
        _answers++;
        _unreadable = 0;
    }

    /// <summary>It was answered, and the answer could not be read.</summary>
    public void CountUnreadable() => _unreadable++;

    /// <summary>The next wait begins, and is longer.</summary>
    public void Lengthen()
    {
        _pause = _pause + _pause < Longest ? _pause + _pause : Longest;
        _since = clock.Steady();
    }
}
