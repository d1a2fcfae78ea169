using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Simulator;
using TastyPS.Simulator.Market;

namespace TastyPS.Commands.Simulator;

/// <summary>Starts a simulator in this process without connecting to it.</summary>
[Cmdlet(VerbsLifecycle.Start, "TastySimulator", DefaultParameterSetName = SyntheticSet)]
[OutputType(typeof(TastySimulator))]
public sealed class StartTastySimulatorCommand : TastyCommand
{
    private const string SyntheticSet = "Synthetic";
    private const string FileSet = "File";

    /// <summary>A Cboe quote table to run on.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    public string? ChainFile { get; set; }

    /// <summary>The seed of the synthetic market.</summary>
    [Parameter(ParameterSetName = SyntheticSet)]
    [PlainNumber]
    public int Seed { get; set; } = SimulatedMarket.DefaultSeed;

    /// <summary>The instant at which the synthetic market stands still; default it follows the system's clock.</summary>
    [Parameter(ParameterSetName = SyntheticSet)]
    public DateTimeOffset At { get; set; }

    /// <summary>The port to listen on; default a free one.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    [PlainNumber]
    public int Port { get; set; }

    /// <summary>The request limits that the server keeps.</summary>
    [Parameter]
    [ValidateSet("Assumed", "None")]
    public string Limits { get; set; } = "None";

    /// <summary>Lets the market data by REST hold Greeks, as two public clients read them.</summary>
    [Parameter]
    public SwitchParameter SendGreeks { get; set; }

    /// <summary>Lacks the services that the sandbox lacks, market data among them.</summary>
    [Parameter]
    public SwitchParameter Sandbox { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var bound = MyInvocation.BoundParameters;
        if (bound.ContainsKey(nameof(At)) && At.Year is < 2001 or > 2098)
            ThrowFailure(new TastyCommandException("The synthetic market knows the years 2001 to 2098.", ErrorIds.SimulatorNotStarted, ErrorCategory.InvalidArgument, "Give an instant of those years to -At."), At);
        try
        {
            WriteObject(SimulatorStart.Run(this, new SimulatorStart
            {
                ChainFile = ChainFile,
                Seed = Seed,
                At = bound.ContainsKey(nameof(At)) ? At : null,
                Port = bound.ContainsKey(nameof(Port)) ? Port : null,
                Limits = Limits,
                SendGreeks = SendGreeks,
                Sandbox = Sandbox,
            }));
        }
        catch (Exception e) when (ConnectionOpener.IsExpected(e))
        {
            ThrowFailure(e, ChainFile);
        }
    }
}
