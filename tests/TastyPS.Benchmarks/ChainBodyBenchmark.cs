using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TastyPS.Client.OptionChains;

namespace TastyPS.Benchmarks;

/// <summary>Body to rows, against a bare source-generated pass over the same bytes.</summary>
[MemoryDiagnoser]
public class ChainBodyBenchmark
{
    private byte[] _body = [];

    internal static bool Run(Floors floors)
    {
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15));
        var summary = BenchmarkRunner.Run<ChainBodyBenchmark>(config);
        var bare = MedianOf(nameof(BareSourceGeneratedPass));
        var rows = MedianOf(nameof(BodyToRows));
        return floors.Judge("chain-body-to-rows", rows / bare);

        double MedianOf(string name) => summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == name).ResultStatistics!.Median;
    }

    [GlobalSetup]
    public async Task FetchBodyAsync()
    {
        using var server = BenchmarkServer.Start();
        _body = await server.ChainBodyAsync("SPX");
    }

    [Benchmark(Baseline = true)]
    public int BareSourceGeneratedPass()
    {
        var reply = System.Text.Json.JsonSerializer.Deserialize(_body, BareChainContext.Default.BareReply)!;
        return reply.Data.Items.Sum(item => item.Expirations.Sum(expiration => expiration.Strikes.Count * 2));
    }

    [Benchmark]
    public async Task<int> BodyToRows()
    {
        using var reader = new OptionChainReader(new MemoryStream(_body));
        var count = 0;
        while (await reader.ReadAsync(CancellationToken.None) is { } series)
        {
            var rows = new OptionRow[series.Contracts.Count];
            for (var i = 0; i < rows.Length; i++)
                rows[i] = new OptionRow(series.Contracts[i]);
            count += rows.Length;
        }

        return count;
    }
}
