using System.Management.Automation;
using System.Net;
using System.Security;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Sessions;

/// <summary>A session of its own for each test, with nothing connected, and nothing left behind.</summary>
[Collection(OneAtATime.Name)]
public abstract class ModuleTest : IDisposable
{
    /// <summary>A Friday on which the market is open, half past eleven in New York.</summary>
    protected const string OpenMarket = "2026-06-12T15:30:00Z";

    private EngineSession? _session;

    /// <summary>The session, in en-US unless <see cref="UseCulture"/> came before.</summary>
    private protected EngineSession Session => _session ??= new EngineSession();

    /// <summary>A folder that goes with the test.</summary>
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("tastyps-");

    /// <summary>The one simulator that runs.</summary>
    private protected PSObject Simulator => Assert.Single(Session.Run("Get-TastySimulator").Output);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends everything that the test has begun.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Session.Run("Disconnect-Tasty -All; Stop-TastySimulator");
        Session.Dispose();
        Folder.Delete(recursive: true);
    }

    /// <summary>Takes a session of another culture.</summary>
    private protected void UseCulture(string culture)
    {
        _session?.Dispose();
        _session = new EngineSession(culture);
    }

    /// <summary>Connects to a synthetic market that stands still.</summary>
    private protected void ConnectAt(string instant = OpenMarket) =>
        Session.Run("param($At) Start-TastySimulator -At $At | Connect-Tasty", new { At = instant });

    /// <summary>Connects to a market made of <see cref="QuoteTable"/>.</summary>
    private protected void ConnectToTable(bool sendGreeks = false) =>
        Session.Run(
            "param($File, $SendGreeks) Start-TastySimulator -ChainFile $File -SendGreeks:$SendGreeks | Connect-Tasty",
            new { File = QuoteTable.WriteTo(Folder), SendGreeks = sendGreeks });

    /// <summary>Plans a fault, given as script: <c>Status('/market-data', 502)</c>.</summary>
    private protected void PlanFault(string fault, int? times = 1, int after = 0) => Session.Run(
        $$"""
        param($Times, $After)
        $fault = [TastyPS.Simulator.Faults.Fault]::{{fault}}
        $fault.Times = $Times
        $fault.After = $After
        (Get-TastySimulator)[0].Faults.Add($fault)
        """,
        new { Times = times, After = after });

    /// <summary>Lets everything come by REST: there is no token for the stream.</summary>
    private protected void TakeStream(int? times = null) => PlanFault("Status('/api-quote-tokens', 403)", times);

    private protected void ForgetFaults() => Session.Run("(Get-TastySimulator)[0].Faults.Clear()");

    /// <summary>Waits until a planned fault has been met by a script that goes on running.</summary>
    private protected static async Task HitAsync(PSObject simulator, RunningScript running)
    {
        var faults = PSObject.AsPSObject(simulator.Properties["Faults"].Value);
        while ((int)faults.Properties["Hits"].Value == 0)
        {
            Assert.Equal(PSInvocationState.Running, running.State);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many requests the simulator has seen.</summary>
    private protected long RequestCount() => (long)Session.Run("(Get-TastySimulator)[0].RequestCount").Output.Single().BaseObject;

    /// <summary>The texts of what a script puts out.</summary>
    private protected string[] Texts(string script, object? parameters = null)
    {
        var result = Session.Run(script, parameters);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => item is null ? "" : LanguagePrimitives.ConvertTo<string>(item))];
    }

    /// <summary>The id of an error, without the name of the command that wrote it.</summary>
    private protected static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private protected static SecureString Secure(string text) => new NetworkCredential("", text).SecurePassword;
}
