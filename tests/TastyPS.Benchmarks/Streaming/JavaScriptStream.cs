using System.Diagnostics;
using System.Text.Json;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>The official JavaScript client, in one node that is warm after its first run.</summary>
internal sealed class JavaScriptStream : IDisposable
{
    private readonly Process _process;
    private readonly FeedPlan _plan;

    private JavaScriptStream(Process process, FeedPlan plan)
    {
        _process = process;
        _plan = plan;
    }

    /// <summary>Null where node or npm is missing.</summary>
    public static async Task<JavaScriptStream?> StartAsync(Uri address, FeedPlan plan, IReadOnlyList<string> symbols)
    {
        if (Find("node") is not { } node || Find("npm") is not { } npm)
            return null;

        if (!Directory.Exists(Path.Combine(Paths.JavaScriptRival, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Paths.JavaScriptRival })!;
            await install.WaitForExitAsync();
        }

        var start = new ProcessStartInfo(node, ["stream.mjs"]) { WorkingDirectory = Paths.JavaScriptRival, RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            address,
            fields = JsonDocument.Parse(QuoteFrames.Fields).RootElement,
            symbols,
            endSymbol = QuoteFrames.EndSymbol,
        }));
        return new(process, plan);
    }

    public async Task<StreamRun> RunAsync()
    {
        await _process.StandardInput.WriteLineAsync("run");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The JavaScript client ended before its time.");
        var reply = JsonDocument.Parse(line).RootElement;
        return new StreamRun(reply.GetProperty("events").GetInt64(), Milliseconds("elapsed"), Milliseconds("processor")).Verify("The JavaScript client", _plan);

        TimeSpan Milliseconds(string name) => TimeSpan.FromMilliseconds(reply.GetProperty(name).GetDouble());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }
}
