namespace TastyPS.Client.Http;

/// <summary>At most so many requests in any window of this length, wherever the window starts.</summary>
public sealed record RequestLimit
{
    /// <summary>Makes a limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count or the period is not positive.</exception>
    public RequestLimit(int count, TimeSpan period)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "A limit lets at least one request through.");
        if (period <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(period), period, "A limit's period is positive.");

        Count = count;
        Period = period;
    }

    /// <summary>Requests a window may hold.</summary>
    public int Count { get; }

    /// <summary>The window's length.</summary>
    public TimeSpan Period { get; }

    /// <summary>E.g. <c>2 in 1 s</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} in {Period.TotalSeconds:0.###} s");
}
