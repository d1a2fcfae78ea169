using System.Management.Automation;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Times to wait, as parameters give them.</summary>
internal static class WaitTime
{
    public static TastyCommandException Refused(string parameter, TimeSpan value) =>
        new($"-{parameter} {value} is no time to wait.", ErrorIds.TimeInvalid, ErrorCategory.InvalidArgument, $"Give -{parameter} a number of seconds, or a span such as 00:05:00.");
}
