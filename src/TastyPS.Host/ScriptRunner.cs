using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace TastyPS.Host;

/// <summary>One engine session that shows what it runs as PowerShell's own console does.</summary>
internal sealed class ScriptRunner : IDisposable
{
    private readonly HostConsole _host;
    private readonly Runspace _runspace;
    private readonly Lock _gate = new();
    private PowerShell? _running;
    private bool _interrupted;

    public ScriptRunner(HostConsole host)
    {
        _host = host;
        var unknownCommands = new UnknownCommands();
        var sessionState = InitialSessionState.CreateDefault2();
        sessionState.ThreadOptions = PSThreadOptions.UseCurrentThread;
        if (OperatingSystem.IsWindows())
            sessionState.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;

        // What scripts may use is the engine and the module, whatever else is installed on the machine.
        sessionState.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        unknownCommands.TakeAliasesOf(sessionState);

        _runspace = RunspaceFactory.CreateRunspace(host, sessionState);
        _runspace.Open();
        unknownCommands.Attach(_runspace.SessionStateProxy);
    }

    /// <summary>Imports the module with this manifest.</summary>
    /// <returns>The process's exit code: 0, or 1 with the error shown.</returns>
    public int Import(string manifest) =>
        Invoke($"Import-Module -Name {ScriptArguments.Quoted(manifest)} -ErrorAction Stop");

    /// <summary>Runs a script text.</summary>
    /// <returns>The process's exit code; 1 also when the last statement failed.</returns>
    public int RunText(string text) => Invoke(text + "\n\nif (-not $?) { exit 1 }");

    /// <summary>Runs a script file with the arguments of a command line.</summary>
    /// <returns>The process's exit code.</returns>
    public int RunFile(string path, IReadOnlyList<string> arguments) => Invoke(
        // `exit N` of a script file ends the file only, as a failure with N in $LASTEXITCODE; without one the call itself has failed.
        $$"""
        & {{ScriptArguments.Quoted(Path.GetFullPath(path))}} {{ScriptArguments.Quote(arguments)}}
        if (-not $?) { exit $(if ($LASTEXITCODE) { $LASTEXITCODE } else { 1 }) }
        """);

    /// <summary>Stops what runs now, and whatever would be run later. Returns at once; may be called from any thread.</summary>
    /// <returns>False if that has been asked for before.</returns>
    public bool Interrupt()
    {
        lock (_gate)
        {
            if (_interrupted)
                return false;
            _interrupted = true;
            _running?.BeginStop(callback: null, state: null);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private int Invoke(string script)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        lock (_gate)
        {
            if (_interrupted)
                return ExitCodes.Interrupted;
            _running = shell;
        }

        try
        {
            ShowOutput(shell);
            return _interrupted ? ExitCodes.Interrupted : _host.ExitCode ?? ExitCodes.Success;
        }
        catch (PipelineStoppedException)
        {
            return ExitCodes.Interrupted;
        }
        catch (RuntimeException exception)
        {
            return Fail(exception);
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    private int Fail(RuntimeException exception)
    {
        _host.Console.TurnToErrors();

        // The engine's view of an error without a position is an empty line.
        if (exception is IncompleteParseException)
        {
            _host.UI.WriteErrorLine(exception.Message);
            return ExitCodes.TerminatingError;
        }

        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Out-Default").Invoke(new[] { exception.ErrorRecord });
        return ExitCodes.TerminatingError;
    }

    private static void ShowOutput(PowerShell shell)
    {
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default").Invoke();
    }
}
