namespace TastyPS.Client.Diagnostics;

/// <summary>One thing that a connection needs, and how it stands.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Duration">How long it took; null if it was skipped.</param>
/// <param name="Message">What was found. It holds no secret.</param>
/// <param name="Recommendation">What to do; null if nothing is to be done.</param>
public sealed record ConnectionCheck(string Check, CheckResult Result, TimeSpan? Duration, string Message, string? Recommendation)
{
    /// <summary>The check and its result.</summary>
    public override string ToString() => $"{Check}: {Result}";
}
