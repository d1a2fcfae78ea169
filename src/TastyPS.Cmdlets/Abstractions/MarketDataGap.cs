using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Tells that there is no market data where the command has something to give all the same: a warning, since asking again is of no use.</summary>
internal static class MarketDataGap
{
    public static string Describe(string consequence) =>
        $"the sandbox has no market data by REST ({ErrorIds.ServiceNotInSandbox}); {consequence}. Production and the simulator have it.";

    /// <summary>The same where the stream, by which the sandbox has market data, cannot be had either.</summary>
    public static string DescribeWithoutStream(StreamUnavailableException failure) =>
        $"the sandbox has market data by the stream alone, which is not available: {failure.InnerException?.Message ?? failure.Message} ({ErrorIds.StreamUnavailable}) "
        + "The contracts come without what it has not answered. Run the command again in a minute.";
}
