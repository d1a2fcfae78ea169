using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Tells that the stream cannot be had where the command has something to give all the same.</summary>
internal static class StreamGap
{
    public static string Describe(StreamUnavailableException failure) =>
        $"{failure.Message} ({ErrorIds.StreamUnavailable}) Run the command again in a minute; Test-TastyConnection shows whether something stands in the way.";
}
