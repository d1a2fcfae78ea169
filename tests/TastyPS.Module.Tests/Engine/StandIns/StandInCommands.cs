using System.Management.Automation.Runspaces;

namespace TastyPS.Module.Tests.Engine.StandIns;

/// <summary>The stand-ins, under names that say so.</summary>
internal static class StandInCommands
{
    public static IEnumerable<SessionStateCommandEntry> Entries =>
    [
        new SessionStateCmdletEntry("Format-TableStandIn", typeof(FormatTableStandInCommand), helpFileName: null),
        new SessionStateCmdletEntry("Format-ListStandIn", typeof(FormatListStandInCommand), helpFileName: null),
        new SessionStateCmdletEntry("Select-FirstStandIn", typeof(SelectFirstStandInCommand), helpFileName: null),
        new SessionStateCmdletEntry("ConvertTo-CsvCellsStandIn", typeof(ConvertToCsvCellsStandInCommand), helpFileName: null),
    ];
}
