using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace TastyPS.Host;

/// <summary>What the engine sees of this program.</summary>
internal sealed class HostConsole(HostUserInterface userInterface) : PSHost
{
    /// <summary>Where the engine writes to.</summary>
    public HostUserInterface Console => userInterface;

    /// <summary>The code of <c>exit</c>, once a script has called it.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "tastyps";

    /// <inheritdoc/>
    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => userInterface;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw Refusal.Of("to open a nested prompt");

    /// <inheritdoc/>
    public override void ExitNestedPrompt()
    {
    }

    /// <inheritdoc/>
    public override void NotifyBeginApplication() => userInterface.ClearProgress();

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
