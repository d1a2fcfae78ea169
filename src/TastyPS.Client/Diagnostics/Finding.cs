namespace TastyPS.Client.Diagnostics;

/// <summary>What a check found, before it is known how long it took.</summary>
internal sealed record Finding(CheckResult Result, string Message, string? Recommendation = null)
{
    public static Finding Good(string message) => new(CheckResult.Passed, message);

    public static Finding Doubtful(string message, string recommendation) => new(CheckResult.Warning, message, recommendation);

    public static Finding Bad(string message, string? recommendation) => new(CheckResult.Failed, message, recommendation);

    public static Finding NotTried(string reason) => new(CheckResult.Skipped, reason);
}
