using System.Management.Automation;

namespace TastyPS.HelpBuilder.Tests.Samples;

public enum SampleKind
{
    Small,
    Large,
}

[Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName")]
[OutputType(typeof(Version))]
public sealed class GetSampleCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByName")]
    [Alias("Ticker", "Name")]
    [SupportsWildcards]
    public string[] Symbol { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ById")]
    public int Id { get; set; }

    [Parameter]
    public SampleKind? Kind { get; set; }

    [Parameter]
    [ValidateSet("Day", "Month")]
    public string Period { get; set; } = "Day";

    [Parameter]
    public SwitchParameter Quick { get; set; }

    [Parameter(DontShow = true)]
    public SwitchParameter Secret { get; set; }
}
