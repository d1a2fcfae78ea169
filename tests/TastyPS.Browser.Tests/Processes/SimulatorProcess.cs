namespace TastyPS.Browser.Tests.Processes;

/// <summary>A simulator in a process of its own, which outlives the processes that sign in to it and obeys statements about <c>$sim</c>.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        $null = Get-TastySimulator # loads the simulator's types
        $options = [TastyPS.Simulator.SimulatorOptions]::new()
        $options.Market = [TastyPS.Simulator.Market.SimulatedMarket]::Synthetic()
        $options.RedirectUris = [string[]] ($env:TEST_REDIRECT_URIS -split ' ')
        $sim = [TastyPS.Simulator.TastySimulator]::Start($options)
        [Console]::Out.WriteLine("READY $($sim.BaseUri) $($sim.Credentials.ClientId) $($sim.Credentials.ClientSecret) $($sim.Credentials.RefreshToken)")
        while ($null -ne ($line = [Console]::In.ReadLine())) {
            . ([scriptblock]::Create($line))
            [Console]::Out.WriteLine('DONE')
        }
        """;

    private readonly TastyPSProcess _process;

    private SimulatorProcess(TastyPSProcess process, string[] ready)
    {
        _process = process;
        BaseUri = new Uri(ready[1]);
        ClientId = ready[2];
        ClientSecret = ready[3];
        RefreshToken = ready[4];
    }

    public Uri BaseUri { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public string RefreshToken { get; }

    /// <summary>Starts it.</summary>
    /// <param name="cancellation">Ends the wait for it.</param>
    /// <param name="redirectUris">The redirect URIs registered with its application, separated by blanks.</param>
    public static async Task<SimulatorProcess> StartAsync(CancellationToken cancellation, string redirectUris = "http://localhost:8000")
    {
        var process = TastyPSProcess.Start(Script, isUserThere: false, ("TEST_REDIRECT_URIS", redirectUris));
        try
        {
            return new SimulatorProcess(process, (await process.ReadLineWithAsync("READY ", cancellation)).Split(' '));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement there, e.g. <c>$sim.RevokeGrant()</c>.</summary>
    public async Task DoAsync(string statement, CancellationToken cancellation)
    {
        await _process.TellAsync(statement, cancellation);
        await _process.ReadLineWithAsync("DONE", cancellation);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
