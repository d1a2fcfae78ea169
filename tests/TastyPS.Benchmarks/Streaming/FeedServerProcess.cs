using System.Diagnostics;
using System.Globalization;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>A feed server in a process of its own, so that no contender pays for it.</summary>
internal sealed class FeedServerProcess : IDisposable
{
    /// <summary>The word that makes this program the server.</summary>
    public const string Command = "serve-feed";

    /// <summary>What the server says when a connection has subscribed to all symbols.</summary>
    public const string FeedStarts = "feed starts";

    private readonly Process _process;

    private FeedServerProcess(Process process, Uri baseUri)
    {
        _process = process;
        BaseUri = baseUri;
    }

    public Uri BaseUri { get; }

    /// <summary>The WebSocket.</summary>
    public Uri Address => new($"ws://localhost:{BaseUri.Port}/realtime");

    /// <summary>What a PowerShell needs to connect.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["BENCH_URI"] = BaseUri.AbsoluteUri,
        ["TASTYPS_CLIENT_SECRET"] = "bench",
        ["TASTYPS_REFRESH_TOKEN"] = "bench",
        ["NO_COLOR"] = "1",
    };

    public static async Task<FeedServerProcess> StartAsync(FeedPlan plan)
    {
        var start = new ProcessStartInfo(System.Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = [Command, Text(plan.Symbols), Text(plan.Frames), Text(plan.EventsPerSecond)];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The feed server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The feed server ended at once.");
        return new(process, new Uri(line));

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Completes when the next connection has subscribed to all symbols.</summary>
    public async Task WaitForFeedAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) != FeedStarts)
        {
        }
    }

    /// <summary>The other side: says its address and serves until its input ends.</summary>
    public static async Task ServeAsync(string[] arguments)
    {
        var numbers = arguments.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var server = new FeedServer(new FeedPlan(numbers[0], numbers[1], numbers[2]));
        Console.WriteLine(server.BaseUri);
        var serving = server.RunAsync();
        await Console.In.ReadToEndAsync();
        server.Dispose();
        await serving;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
