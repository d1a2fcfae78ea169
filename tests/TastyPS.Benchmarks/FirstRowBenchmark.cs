using System.Text.Json;

namespace TastyPS.Benchmarks;

/// <summary>The server drips the chain's body over two seconds: the first row must leave before the last byte.</summary>
internal static class FirstRowBenchmark
{
    public static async Task<bool> RunAsync(Floors floors)
    {
        using var server = BenchmarkServer.Start();
        server.DripChains(TimeSpan.FromSeconds(2));
        var reply = JsonDocument.Parse(await PowerShellProcess.RunAsync("first-row.ps1", server.Environment, "-Module", Paths.Module)).RootElement;
        var first = reply.GetProperty("first").GetDouble();
        var end = reply.GetProperty("end").GetDouble();
        Console.WriteLine(FormattableString.Invariant($"first row after {first:0.000} s, last after {end:0.000} s"));

        // The command cannot end before the last byte, but may end later: the drip's own length is the stricter measure.
        return floors.Judge("first-row-before-last-byte", Math.Min(end, 2.0) - first);
    }
}
