using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using TastyPS.Module.Tests.Engine.StandIns;

namespace TastyPS.Module.Tests.Engine;

/// <summary>A PowerShell session with the built module, a screen in memory and stand-ins for a few commands that only a full
/// PowerShell has. Every session is on its own; sessions may run side by side.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Opens a session and imports the built module.</summary>
    /// <param name="culture">The culture of the session, by name.</param>
    /// <param name="keepsColour">Whether the screen keeps escape sequences.</param>
    public EngineSession(string culture = "en-US", bool keepsColour = false)
        : this(ModuleUnderTest.Manifest, culture, keepsColour)
    {
    }

    private EngineSession(string? manifest, string culture, bool keepsColour)
    {
        Culture = CultureInfo.GetCultureInfo(culture);
        Screen = new RecordingUserInterface(keepsColour);
        Host = new RecordingHost(Screen, Culture);
        var state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        state.Commands.Add(StandInCommands.Entries);

        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        if (manifest is not null)
            Run("param($Manifest) Import-Module -Name $Manifest -ErrorAction Stop", new { Manifest = manifest });
    }

    /// <summary>The session's culture.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The screen, and the answers to questions.</summary>
    public RecordingUserInterface Screen { get; }

    /// <summary>The session's host.</summary>
    public RecordingHost Host { get; }

    /// <summary>A session of the engine alone.</summary>
    public static EngineSession WithoutModule(string culture = "en-US", bool keepsColour = false) => new(manifest: null, culture, keepsColour);

    /// <summary>Runs a script to its end. Variables of its <c>param()</c> take the properties of <paramref name="parameters"/>.</summary>
    /// <exception cref="RuntimeException">The script was ended by an error.</exception>
    public EngineResult Run(string script, object? parameters = null)
    {
        using var shell = Prepare(script, parameters);
        var output = shell.Invoke();
        return EngineResult.Of(output, shell.Streams);
    }

    /// <summary>Runs a script that is to be ended by an error, or to fail in a statement, and gives that error.</summary>
    public ErrorRecord RunExpectingTermination(string script, object? parameters = null)
    {
        Run("$ErrorActionPreference = 'Stop'");
        try
        {
            return Assert.ThrowsAny<RuntimeException>(() => Run(script, parameters)).ErrorRecord;
        }
        finally
        {
            Run("$ErrorActionPreference = 'Continue'");
        }
    }

    /// <summary>What a script puts on the screen, errors included, without progress.</summary>
    public string Render(string script, object? parameters = null)
    {
        Screen.TakeText();
        using var shell = Prepare(script, parameters);
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default").Invoke();
        return Screen.TakeText();
    }

    /// <summary>What Tab offers at the end of a line.</summary>
    public IReadOnlyList<CompletionResult> Complete(string text)
    {
        using var shell = PowerShell.Create(_runspace);
        return [.. CommandCompletion.CompleteInput(text, text.Length, options: null, shell).CompletionMatches];
    }

    /// <summary>Starts a script and returns at once.</summary>
    public RunningScript Start(string script, object? parameters = null) => new(Prepare(script, parameters));

    public void Dispose() => _runspace.Dispose();

    // The culture belongs to the thread, and the session's thread takes its host's culture only at the first run.
    private PowerShell Prepare(string script, object? parameters)
    {
        using (var culture = PowerShell.Create(_runspace))
        {
            culture.AddScript("param($Culture) [cultureinfo]::CurrentCulture = $Culture; [cultureinfo]::CurrentUICulture = $Culture")
                .AddArgument(Culture)
                .Invoke();
        }

        var shell = PowerShell.Create(_runspace).AddScript(script);
        foreach (var property in parameters?.GetType().GetProperties() ?? [])
            shell.AddParameter(property.Name, property.GetValue(parameters));
        return shell;
    }
}
