using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Tells that there is no market data where the command has something to give all the same: a warning, since asking again is of no use.</summary>
internal static class MarketDataGap
{
    public static string Describe(string consequence) =>
        $"the sandbox has no market data ({ErrorIds.ServiceNotInSandbox}); {consequence}. Production and the simulator have it.";
}
