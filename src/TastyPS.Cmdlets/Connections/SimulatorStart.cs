using System.Management.Automation;
using TastyPS.Errors;
using TastyPS.Simulator;
using TastyPS.Simulator.Market;

namespace TastyPS.Connections;

/// <summary>How a simulator is to be started.</summary>
internal sealed record SimulatorStart
{
    public string? ChainFile { get; init; }

    public int Seed { get; init; } = SimulatedMarket.DefaultSeed;

    public DateTimeOffset? At { get; init; }

    public int? Port { get; init; }

    public string Limits { get; init; } = "None";

    public bool SendGreeks { get; init; }

    public bool Sandbox { get; init; }

    /// <summary>Starts it and keeps it in the registry. Paths are those of the cmdlet's PowerShell location.</summary>
    public static TastySimulator Run(PSCmdlet cmdlet, SimulatorStart start)
    {
        var market = start.ChainFile is { } file ? Load(ExistingFile(cmdlet, file)) : SimulatedMarket.Synthetic(start.Seed, start.At);
        TastySimulator simulator;
        try
        {
            simulator = TastySimulator.Start(new SimulatorOptions
            {
                Market = market,
                Port = start.Port,
                EnforceLimits = start.Limits == "Assumed",
                SendGreeks = start.SendGreeks,
                SandboxMode = start.Sandbox,
            });
        }
        catch (System.Net.HttpListenerException e)
        {
            throw new TastyCommandException($"The simulator cannot listen on port {start.Port}: {e.Message}", ErrorIds.SimulatorNotStarted, ErrorCategory.ResourceUnavailable,
                "Choose another -Port, or leave it out: a free one is found.", e);
        }

        SimulatorRegistry.Add(simulator);
        return simulator;
    }

    private static IMarket Load(string file)
    {
        try
        {
            return SimulatedMarket.FromChainFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TastyCommandException($"'{file}' cannot be read: {e.Message}", ErrorIds.FileUnreadable, ErrorCategory.ReadError, "Check the permissions, and that no other program has the file open.", e);
        }
    }

    private static string ExistingFile(PSCmdlet cmdlet, string path)
    {
        var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
        return File.Exists(file)
            ? file
            : throw new TastyCommandException($"There is no file '{file}'.", ErrorIds.FileNotFound, ErrorCategory.ObjectNotFound, "Check the path given to -ChainFile.");
    }
}
