using System.Reflection;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Isolation;

/// <summary>The module beside others, each time in a fresh process: what is loaded stays loaded.</summary>
public sealed class IsolationTests : IDisposable
{
    private const string MainJob = "Connect-Tasty -Simulator -ChainFile $file; Get-TastyOptionChain SPX | Export-TastyData $target; Disconnect-Tasty; [IO.File]::ReadAllLines($target).Count; ";
    // The header and the eight contracts of the table.
    private const string AllLines = "9";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");

    [Fact]
    public async Task An_older_Polly_of_another_module_does_no_harm()
    {
        var older = typeof(IsolationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "OlderPolly").Value;

        var lines = await RunAsync(
            $"$other = [Reflection.Assembly]::LoadFrom('{older}'); Import-Module $module; {MainJob}"
            + "foreach ($a in [AppDomain]::CurrentDomain.GetAssemblies()) { if ($a.GetName().Name -eq 'Polly.Core') { \"$([object]::ReferenceEquals($a, $other)) $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($a).Name)\" } }");

        // All 8.x have one assembly version, so the runtime gives the module the one that is there.
        Assert.Equal([AllLines, "True Default"], lines);
    }

    [Fact]
    public async Task Third_party_assemblies_are_loaded_beside_the_default_context()
    {
        var lines = await RunAsync(
            $"Import-Module $module; {MainJob}"
            + "foreach ($a in [AppDomain]::CurrentDomain.GetAssemblies()) { if ($a.Location -like '*dependencies*') { \"$($a.GetName().Name): $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($a).Name)\" } }");

        Assert.Contains("Polly.Core: TastyPS dependencies", lines);
        Assert.Contains("CsvHelper: TastyPS dependencies", lines);
        Assert.DoesNotContain(lines, line => line.EndsWith(": Default", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_module_can_be_removed_and_imported_again_and_again()
    {
        var lines = await RunAsync($"foreach ($time in 1..3) {{ Import-Module $module; {MainJob} Remove-Module TastyPS; @(Get-Command *-Tasty*).Count }}");

        Assert.Equal([AllLines, "0", AllLines, "0", AllLines, "0"], lines);
    }

    [Fact]
    public async Task Removing_the_module_closes_connections_and_simulators()
    {
        var lines = await RunAsync(
            "Import-Module $module; Connect-Tasty -Simulator -ChainFile $file; $c = Get-TastyConnection; $other = Start-TastySimulator; Remove-Module TastyPS; $c.IsConnected; "
            + "foreach ($uri in $c.BaseUri, $other.BaseUri) { $socket = [Net.Sockets.TcpClient]::new(); try { $socket.Connect('localhost', $uri.Port); 'answers' } catch { 'silent' } }; "
            + "Import-Module $module; @(Get-TastyConnection -All).Count + @(Get-TastySimulator).Count");

        Assert.Equal(["False", "silent", "silent", "0"], lines);
    }

    [Fact]
    public async Task Importing_over_an_import_works()
    {
        var lines = await RunAsync($"Import-Module $module; Import-Module $module -Force; {MainJob}");

        Assert.Equal([AllLines], lines);
    }

    [Fact]
    public async Task Public_types_are_found_by_their_names()
    {
        var lines = await RunAsync("Import-Module $module; [TastyPS.Client.CalendarDate].Name; [TastyPS.Client.OptionChains.OptionRow].Name; [TastyPS.Connections.TastyConnection].Name; $s = Start-TastySimulator; [TastyPS.Simulator.Faults.Fault].Name");

        Assert.Equal(["CalendarDate", "OptionRow", "TastyConnection", "Fault"], lines);
    }

    [Fact]
    public async Task Importing_starts_nothing_and_says_nothing() => Assert.Equal(["0"], await RunAsync("Import-Module $module; @(Get-TastySimulator).Count"));

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string[]> RunAsync(string script)
    {
        var preparation = $"$ErrorActionPreference = 'Stop'; $module = '{ModuleUnderTest.Manifest}'; $file = '{QuoteTable.WriteTo(_folder)}'; $target = '{Path.Combine(_folder.FullName, "out.csv")}'; ";
        var run = await HostProcess.RunAsync(["-NoModule", "-Command", preparation + script], TestContext.Current.CancellationToken, _folder.FullName);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
