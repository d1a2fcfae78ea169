using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace TastyPS.Host;

/// <summary>Answers commands that only a full PowerShell 7 has with what to do here instead, and ends the script:
/// a script that went on without its last step would look as if it had worked.</summary>
internal sealed class UnknownCommands
{
    private readonly Dictionary<string, string> _aliases = new(PowerShellCommands.WindowsAliases, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes away the engine's aliases that point to commands which are not here, so that they are asked for by their own name.</summary>
    public void TakeAliasesOf(InitialSessionState sessionState)
    {
        var dead = sessionState.Commands
            .OfType<SessionStateAliasEntry>()
            .Where(alias => PowerShellCommands.Names.Contains(alias.Definition))
            .ToList();
        foreach (var alias in dead)
        {
            sessionState.Commands.Remove(alias.Name, typeof(SessionStateAliasEntry));
            _aliases[alias.Name] = alias.Definition;
        }
    }

    /// <summary>Makes this the engine's answer to a command it does not find.</summary>
    public void Attach(SessionStateProxy session)
    {
        // Taken now: the proxy itself answers nothing while a pipeline runs.
        var commands = session.InvokeCommand;
        var items = session.InvokeProvider.Item;
        commands.CommandNotFoundAction = (_, lookup) => Answer(lookup, commands, items);
    }

    private void Answer(CommandLookupEventArgs lookup, CommandInvocationIntrinsics commands, ItemCmdletProviderIntrinsics items)
    {
        var asked = lookup.CommandName;
        var name = asked[(asked.LastIndexOf('\\') + 1)..];
        var cmdlet = _aliases.GetValueOrDefault(name, name);
        if (!PowerShellCommands.Names.Contains(cmdlet))
            return;

        // A function of this name, rather than a nameless block: errors are headed by it.
        items.Set($@"Function:\global:{name}", Refuse(name, Explain(name, cmdlet)));
        lookup.Command = commands.GetCommand(name, CommandTypes.Function);
        lookup.StopSearch = true;
    }

    private static string Explain(string name, string cmdlet)
    {
        var subject = name.Equals(cmdlet, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({cmdlet})";
        return PowerShellCommands.Substitutes.TryGetValue(cmdlet, out var substitute)
            ? $"{subject} needs PowerShell 7; here use {substitute}"
            : $"{subject} needs PowerShell 7";
    }

    // The error is written under 'Stop', not thrown: so it bears the position of the caller's line, and ends the whole script.
    private static ScriptBlock Refuse(string name, string message) => ScriptBlock.Create(
        $$"""
        [CmdletBinding(PositionalBinding = $false)]
        param(
            [Parameter(ValueFromPipeline)] $InputObject,
            [Parameter(ValueFromRemainingArguments)] $Arguments
        )
        begin {
            $ErrorActionPreference = 'Stop'
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new(
                [System.Management.Automation.CommandNotFoundException]::new('{{CodeGeneration.EscapeSingleQuotedStringContent(message)}}'),
                'CommandNotFoundException',
                'ObjectNotFound',
                '{{CodeGeneration.EscapeSingleQuotedStringContent(name)}}'))
        }
        """);
}
