using System.Diagnostics;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Shell;

/// <summary>The Pester suite in a real PowerShell, where there is one.</summary>
public sealed class PesterSuiteTests
{
    private const string Requirements = "if ($PSVersionTable.PSVersion.Major -ge 7 -and (Get-Module Pester -ListAvailable | Where-Object Version -ge '5.0')) { 'ready' }";

    [Fact]
    public async Task The_Pester_suite_passes()
    {
        if (await RunAsync(Requirements) != (0, "ready"))
            Assert.Skip("PowerShell 7 with Pester 5 is not installed");

        var suite = Path.Combine(ModuleUnderTest.Root, "tests", "Pester");
        var (exitCode, output) = await RunAsync($"Import-Module Pester -MinimumVersion 5.0; $r = Invoke-Pester -Path '{suite}' -PassThru -Output Detailed; if ($r.PassedCount -eq 0) {{ exit 99 }}; exit $r.FailedCount + $r.FailedContainersCount");

        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var shell = Environment.GetEnvironmentVariable("TASTYPS_TEST_PWSH") is { Length: > 0 } named ? named : "pwsh";
        var start = new ProcessStartInfo(shell, ["-NoProfile", "-NonInteractive", "-Command", script]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "");
        }

        using (process)
        {
            process!.StandardInput.Close();
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, output.Trim());
        }
    }
}
