using System.Diagnostics;
using System.Text.Json;
using TastyPS.Client;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>
/// What scripts/chain-stream.ps1 does, with the library and by the stream alone, in a process of its own. No parameter of the command keeps it from
/// asking by REST; the library leaves that where the service's sandbox is spoken to, which has no market data there.
/// </summary>
internal static class StreamOnlyChain
{
    /// <summary>The word that makes this program the client.</summary>
    public const string Command = "get-chain";

    /// <summary>Runs the program as the client.</summary>
    /// <returns>What the script prints.</returns>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Command) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The client did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The client ended with exit code {process.ExitCode}.");
    }

    /// <summary>The other side: gets the chain, keeps all rows and prints.</summary>
    public static async Task GetAsync()
    {
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(new Uri(Setting("BENCH_URI")), actsAsSandbox: true),
            Credentials = new OAuthCredentials { ClientSecret = Setting("TASTYPS_CLIENT_SECRET"), RefreshToken = Setting("TASTYPS_REFRESH_TOKEN") },
            Limits = RequestLimits.Assumed,
        });
        await client.Tokens.GetAsync(CancellationToken.None);

        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var rows = new Rows();
        var coverage = await new ChainQueryRunner(client, TimeProvider.System).RunAsync(new ChainQuery { Underlying = "SPX" }, rows, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            seconds,
            processorSeconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            peakMegabytes = process.PeakWorkingSet64 / 1e6,
            contracts = rows.All.Count,
            asked = coverage.Asked,
            answered = coverage.Answered,
            requests = coverage.Requests,
            sessions = coverage.Sessions,
        }));

        static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is missing.");
    }

    private sealed class Rows : IChainObserver
    {
        public List<OptionRow> All { get; } = [];

        public void OnRows(IReadOnlyList<OptionRow> rows) => All.AddRange(rows);

        public void OnDefect(ChainDefect defect) => throw new InvalidOperationException($"A defect of the chain: {defect}.");

        // The command tells it as a warning: that the service has no market data by REST.
        public void OnFailure(TastyException failure) => Console.Error.WriteLine(failure.Message);

        public void OnUnlisted(UnlistedNames names)
        {
        }

        public void OnWaiting(TimeSpan wait)
        {
        }

        public void OnLeftEarly(SnapshotCoverage coverage)
        {
        }

        public void OnProgress(ChainProgress progress)
        {
        }
    }
}
