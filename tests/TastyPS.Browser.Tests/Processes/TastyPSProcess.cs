using System.Diagnostics;
using System.Text;

namespace TastyPS.Browser.Tests.Processes;

/// <summary>One <c>tastyps</c> under way, spoken to by lines.</summary>
internal sealed class TastyPSProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly StringBuilder _output = new();

    private TastyPSProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a script.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="isUserThere">What the module is told about somebody at the screen.</param>
    /// <param name="variables">Environment variables, which is how the script gets its values.</param>
    public static TastyPSProcess Start(string script, bool isUserThere, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltHost.Path, "-Command", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TASTYPS_INTERACTIVE"] = isUserThere ? "1" : "0";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        return new TastyPSProcess(Process.Start(start) ?? throw new InvalidOperationException("tastyps did not start."));
    }

    /// <summary>Writes a line to its standard input.</summary>
    public async Task TellAsync(string line, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
    }

    /// <summary>Reads its output until a line has this text in it, and gives that line.</summary>
    public async Task<string> ReadLineWithAsync(string text, CancellationToken cancellation)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            _output.Append(line).Append('\n');
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"tastyps ended without a line with '{text}'.\n{_output}\n{await _errors.WaitAsync(cancellation)}");
    }

    /// <summary>Waits for its end.</summary>
    public async Task<EndedProcess> FinishAsync(CancellationToken cancellation)
    {
        _output.Append(await _process.StandardOutput.ReadToEndAsync(cancellation));
        await _process.WaitForExitAsync(cancellation);
        return new EndedProcess(_process.ExitCode, _output.ToString(), await _errors.WaitAsync(cancellation));
    }

    /// <summary>Ends it, if it has not ended by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
