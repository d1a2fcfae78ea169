using System.Text.Json;

namespace TastyPS.Benchmarks;

/// <summary>The cmdlet against the rival script, warm, in turn, on one server in a process of its own.</summary>
internal static class ContractOnlyBenchmark
{
    private const int Rounds = 9;

    public static async Task<bool> RunAsync(Floors floors)
    {
        using var server = BenchmarkServer.Start();
        var reply = JsonDocument.Parse(await PowerShellProcess.RunAsync("contract-only.ps1", server.Environment,
            "-Module", Paths.Module, "-Rival", Paths.Rival, "-Rounds", $"{Rounds}")).RootElement;
        var ours = Values(reply, "ours");
        var rival = Values(reply, "rival");
        Console.WriteLine($"contract-only ms: {Statistics.Describe(ours)} for {reply.GetProperty("rows")} rows; rival ms: {Statistics.Describe(rival)} for {reply.GetProperty("rivalRows")} rows");
        return floors.Judge("contract-only-vs-script", Statistics.Median(rival) / Statistics.Median(ours));
    }

    private static double[] Values(JsonElement reply, string name) => [.. reply.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
