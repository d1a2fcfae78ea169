using System.Diagnostics;

namespace TastyPS.Benchmarks;

/// <summary>Runs a script in a fresh PowerShell 7: <c>pwsh</c> of the path, or the one that <c>TASTYPS_BENCH_PWSH</c> names.</summary>
internal static class PowerShellProcess
{
    private static string Executable => Environment.GetEnvironmentVariable("TASTYPS_BENCH_PWSH") is { Length: > 0 } named ? named : "pwsh";

    /// <summary>The last line the script printed.</summary>
    public static async Task<string> RunAsync(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(script, environment, arguments);
        return await EndAsync(process, script);
    }

    /// <summary>Starts a script that is to be watched while it runs.</summary>
    public static Process Start(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable) { RedirectStandardOutput = true };
        string[] all = ["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "scripts", script), .. arguments];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return Process.Start(start) ?? throw new InvalidOperationException("PowerShell did not start.");
    }

    /// <summary>The last line that a started script printed, when it has ended.</summary>
    public static async Task<string> EndAsync(Process process, string script)
    {
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.TrimEnd().Split('\n')[^1]
            : throw new InvalidOperationException($"{script} ended with exit code {process.ExitCode}.");
    }
}
