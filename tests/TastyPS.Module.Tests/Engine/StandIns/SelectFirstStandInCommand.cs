using System.Management.Automation;
using System.Management.Automation.Internal;

namespace TastyPS.Module.Tests.Engine.StandIns;

/// <summary>Select-Object -First: ends the commands before it by the very exception that it uses.</summary>
[Cmdlet(VerbsCommon.Select, "FirstStandIn")]
public sealed class SelectFirstStandInCommand : PSCmdlet
{
    private int _seen;

    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        if (++_seen >= Count)
            throw StopUpstream();
    }

    private Exception StopUpstream()
    {
        var type = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        return (Exception)Activator.CreateInstance(type, (InternalCommand)this)!;
    }
}
