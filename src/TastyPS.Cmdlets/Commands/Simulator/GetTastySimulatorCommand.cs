using System.Management.Automation;
using TastyPS.Connections;
using TastyPS.Simulator;

namespace TastyPS.Commands.Simulator;

/// <summary>Gives the simulators that run in this process.</summary>
[Cmdlet(VerbsCommon.Get, "TastySimulator")]
[OutputType(typeof(TastySimulator))]
public sealed class GetTastySimulatorCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(SimulatorRegistry.All, enumerateCollection: true);
}
