using System.Diagnostics;

namespace TastyPS.Module.Tests.Engine;

/// <summary>One run of the built <c>tastyps</c> in a process of its own.</summary>
internal sealed record HostProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs tastyps with these arguments to its end. A run that hangs is killed and fails the test.</summary>
    public static async Task<HostProcess> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation, string? directory = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var start = new ProcessStartInfo("dotnet", [ModuleUnderTest.Host, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = directory ?? ModuleUnderTest.Root,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("tastyps did not start.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new HostProcess(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
