using TastyPS.Simulator;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Benchmarks;

/// <summary>A simulator in this process, for a PowerShell in another one.</summary>
internal sealed class BenchmarkServer : IDisposable
{
    private readonly TastySimulator _simulator;

    private BenchmarkServer(TastySimulator simulator) => _simulator = simulator;

    /// <summary>What the other process needs to connect.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["BENCH_URI"] = _simulator.BaseUri.AbsoluteUri,
        ["TASTYPS_CLIENT_SECRET"] = _simulator.Credentials.ClientSecret,
        ["TASTYPS_REFRESH_TOKEN"] = _simulator.Credentials.RefreshToken,
        ["NO_COLOR"] = "1",
    };

    /// <summary>How often a limit in force was broken: by requests and on the stream.</summary>
    public long Violations => _simulator.RefusedRequestCount + _simulator.DxLink.Violations.Total;

    /// <summary>Starts one. The market stands at a Friday morning in June 2026.</summary>
    /// <param name="enforceLimits">Whether it enforces the assumed limits of the service.</param>
    /// <param name="withoutRestMarketData">Whether market data comes by the stream alone, as in the service's sandbox.</param>
    public static BenchmarkServer Start(bool enforceLimits = false, bool withoutRestMarketData = false) => new(TastySimulator.Start(new SimulatorOptions
    {
        Market = SimulatedMarket.Synthetic(at: new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero)),
        EnforceLimits = enforceLimits,
        SandboxMode = withoutRestMarketData,
    }));

    /// <summary>Lets every chain reply take this long.</summary>
    public void DripChains(TimeSpan duration)
    {
        var drip = Fault.Drip("/option-chains", duration);
        drip.Times = null;
        _simulator.Faults.Add(drip);
    }

    /// <summary>The body of the nested chain, as it goes over the wire.</summary>
    public async Task<byte[]> ChainBodyAsync(string symbol)
    {
        using var http = new HttpClient { BaseAddress = _simulator.BaseUri };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("bench/1.0");
        using var grant = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = _simulator.Credentials.RefreshToken,
            ["client_secret"] = _simulator.Credentials.ClientSecret,
        });
        using var token = await http.PostAsync("oauth/token", grant);
        using var document = System.Text.Json.JsonDocument.Parse(await token.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new("Bearer", document.RootElement.GetProperty("access_token").GetString());
        return await http.GetByteArrayAsync($"option-chains/{symbol}/nested");
    }

    public void Dispose() => _simulator.Dispose();
}
