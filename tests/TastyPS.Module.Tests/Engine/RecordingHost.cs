using System.Globalization;
using System.Management.Automation.Host;

namespace TastyPS.Module.Tests.Engine;

/// <summary>A host that shows nothing and remembers everything.</summary>
internal sealed class RecordingHost(RecordingUserInterface userInterface, CultureInfo culture) : PSHost
{
    public override string Name => "TastyPS tests";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => culture;

    public override CultureInfo CurrentUICulture => culture;

    public override PSHostUserInterface UI => userInterface;

    /// <summary>The code of <c>exit</c>, once a script has called it.</summary>
    public int? ExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new InvalidOperationException("A script under test opened a nested prompt.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
