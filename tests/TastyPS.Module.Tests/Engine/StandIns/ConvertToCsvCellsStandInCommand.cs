using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Module.Tests.Engine.StandIns;

/// <summary>The cell rule of Export-Csv: ToString() of each property's value, in the culture of the session.
/// Gives one string array for each object.</summary>
[Cmdlet(VerbsData.ConvertTo, "CsvCellsStandIn")]
[OutputType(typeof(string[]))]
public sealed class ConvertToCsvCellsStandInCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true, Mandatory = true)]
    public PSObject InputObject { get; set; } = null!;

    protected override void ProcessRecord() =>
        WriteObject(InputObject.Properties.Select(property => Convert.ToString(property.Value, CultureInfo.CurrentCulture) ?? "").ToArray());
}
