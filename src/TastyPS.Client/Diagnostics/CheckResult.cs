namespace TastyPS.Client.Diagnostics;

/// <summary>How a check ended.</summary>
public enum CheckResult
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It works, but not as one would expect.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>It was not tried; the message says why.</summary>
    Skipped,
}
