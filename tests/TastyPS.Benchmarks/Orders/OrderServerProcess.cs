using System.Diagnostics;
using TastyPS.Client;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Simulator;
using TastyPS.Simulator.Market;

namespace TastyPS.Benchmarks.Orders;

/// <summary>A simulator in a process of its own, so that the client's process pays for nothing but the client.</summary>
internal sealed class OrderServerProcess : IDisposable
{
    /// <summary>The word that makes this program the server.</summary>
    public const string Command = "serve-orders";

    // A Friday morning: the session is open, and the market stands still.
    private static readonly DateTimeOffset Morning = new(2026, 6, 12, 15, 30, 0, TimeSpan.Zero);

    private readonly Process _process;
    private readonly Uri _baseUri;
    private readonly OAuthCredentials _credentials;

    private OrderServerProcess(Process process, Uri baseUri, OAuthCredentials credentials) =>
        (_process, _baseUri, _credentials) = (process, baseUri, credentials);

    public static async Task<OrderServerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, Command) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The simulator did not start.");
        var address = new Uri(await NextAsync());
        return new(process, address, new OAuthCredentials { ClientSecret = await NextAsync(), RefreshToken = await NextAsync() });

        async Task<string> NextAsync() => await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulator ended at once.");
    }

    /// <summary>Its address, a client's secret and a refresh token.</summary>
    public IReadOnlyList<string> Access => [_baseUri.AbsoluteUri, _credentials.ClientSecret, _credentials.RefreshToken];

    /// <summary>A client of it, with the limits off.</summary>
    public TastyClient Connect() => new(new TastyClientOptions
    {
        Environment = TastyEnvironment.At(_baseUri),
        Credentials = _credentials,
        Limits = RequestLimits.None,
    });

    /// <summary>The other side: says how to connect and serves until its input ends.</summary>
    public static async Task ServeAsync()
    {
        using var simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(at: Morning) });
        Console.WriteLine(simulator.BaseUri);
        Console.WriteLine(simulator.Credentials.ClientSecret);
        Console.WriteLine(simulator.Credentials.RefreshToken);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
