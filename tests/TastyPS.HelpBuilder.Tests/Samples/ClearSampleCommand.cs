using System.Management.Automation;

namespace TastyPS.HelpBuilder.Tests.Samples;

[Cmdlet(VerbsCommon.Clear, "Sample", SupportsShouldProcess = true)]
public sealed class ClearSampleCommand : Cmdlet;
