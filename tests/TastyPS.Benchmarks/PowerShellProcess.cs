using System.Diagnostics;

namespace TastyPS.Benchmarks;

/// <summary>Runs a script in a fresh PowerShell 7: <c>pwsh</c> of the path, or the one that <c>TASTYPS_BENCH_PWSH</c> names.</summary>
internal static class PowerShellProcess
{
    private static string Executable => Environment.GetEnvironmentVariable("TASTYPS_BENCH_PWSH") is { Length: > 0 } named ? named : "pwsh";

    /// <summary>The last line the script printed.</summary>
    public static async Task<string> RunAsync(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true };
        string[] all = ["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "scripts", script), .. arguments];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("PowerShell did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.TrimEnd().Split('\n')[^1]
            : throw new InvalidOperationException($"{script} ended with exit code {process.ExitCode}.");
    }
}
