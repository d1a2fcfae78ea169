using TastyPS.Client;
using TastyPS.Errors;
using TastyPS.Simulator.Market.ChainFile;

namespace TastyPS.Connections;

/// <summary>Opens a connection and proves it with a token, so that a wrong secret is told here and not an hour later.</summary>
internal static class ConnectionOpener
{
    public static async Task<TastyConnection> OpenAsync(ConnectionPlan plan, CancellationToken stop)
    {
        var log = new RequestLog();
        var client = new TastyClient(new TastyClientOptions
        {
            Environment = plan.Environment,
            Credentials = plan.Credentials,
            Limits = plan.Limits,
            Log = log.Write,
            ServiceTime = plan.Clock,
            OrderLimits = plan.OrderLimits,
        });
        try
        {
            plan.Kept?.Follow(client.Tokens);
            var token = await client.Tokens.GetAsync(stop).ConfigureAwait(false);
            return new TastyConnection(plan, client, token, log);
        }
        catch
        {
            client.Dispose();
            if (plan is { OwnsSimulator: true, Simulator: { } simulator })
                SimulatorRegistry.Stop(simulator);
            throw;
        }
    }

    /// <summary>True for failures that are told to the user as errors of the command.</summary>
    public static bool IsExpected(Exception failure) => failure is TastyException or TastyCommandException or ChainFileException or ArgumentException;
}
