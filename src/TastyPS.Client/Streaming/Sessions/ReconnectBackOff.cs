namespace TastyPS.Client.Streaming.Sessions;

/// <summary>How long to stay away after each loss: doubling, with jitter so that sessions lost together do not come back together.</summary>
internal sealed class ReconnectBackOff(Func<double> jitter)
{
    /// <summary>The first pause, before jitter.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>No pause is longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A session that lived this long was a success; a shorter one goes on from the pause before it, so that a crash loop slows down.</summary>
    public static readonly TimeSpan SuccessAfter = TimeSpan.FromSeconds(60);

    private int _losses;

    /// <summary>The next pause: between half and all of what the doubling says.</summary>
    public TimeSpan Next(TimeSpan lived)
    {
        if (lived >= SuccessAfter)
            _losses = 0;

        var seconds = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(_losses, 30)));
        _losses++;
        return TimeSpan.FromMilliseconds(Math.Ceiling(seconds * 1000 * (0.5 + (jitter() / 2))));
    }
}
