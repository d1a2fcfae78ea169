using System.Management.Automation;
using TastyPS.Connections;
using TastyPS.Simulator;

namespace TastyPS.Commands.Simulator;

/// <summary>Stops simulators of this process: those given, else all.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TastySimulator")]
public sealed class StopTastySimulatorCommand : PSCmdlet
{
    /// <summary>The simulators to stop.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public TastySimulator[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // An empty pipeline must not stop them all: only a call without any input does.
        IReadOnlyList<TastySimulator> chosen = InputObject ?? (MyInvocation.ExpectingInput ? [] : SimulatorRegistry.All);
        foreach (var simulator in chosen)
            SimulatorRegistry.Stop(simulator);
    }
}
