using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace TastyPS.Module.Tests.Engine.StandIns;

/// <summary>Format-Table: the engine has all of it but this front.</summary>
[Cmdlet(VerbsCommon.Format, "TableStandIn")]
public sealed class FormatTableStandInCommand : OuterFormatTableBase
{
    public FormatTableStandInCommand() => FormatEngine.Attach(this, "Table");
}

/// <summary>Format-List: the engine has all of it but this front.</summary>
[Cmdlet(VerbsCommon.Format, "ListStandIn")]
public sealed class FormatListStandInCommand : OuterFormatTableAndListBase
{
    public FormatListStandInCommand() => FormatEngine.Attach(this, "List");
}

/// <summary>Gives a front its engine. Leans on the engine's internals, and fails loudly when they have changed.</summary>
file static class FormatEngine
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    public static void Attach(FrontEndCommandBase front, string shape)
    {
        var assembly = typeof(FrontEndCommandBase).Assembly;
        var engine = Find(assembly, "InnerFormatShapeCommand");
        var constructor = engine.GetConstructors(Hidden).Single(candidate => candidate.GetParameters().Length == 1);
        var implementation = typeof(FrontEndCommandBase).GetField("implementation", Hidden)
            ?? throw new MissingFieldException(nameof(FrontEndCommandBase), "implementation");
        implementation.SetValue(front, constructor.Invoke([Enum.Parse(Find(assembly, "FormatShape"), shape)]));
    }

    private static Type Find(Assembly assembly, string name) =>
        assembly.GetType("Microsoft.PowerShell.Commands.Internal.Format." + name, throwOnError: true)!;
}
