using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Tests.Interop;

/// <summary>Runs a script of <c>tests/interop</c> once against a simulator and keeps the result of each check.</summary>
public abstract class InteropRun(string script) : IAsyncLifetime
{
    /// <summary>The results by the name of the check, null for one that passed; null altogether where node or npm is missing.</summary>
    public IReadOnlyDictionary<string, string?>? Results { get; private set; }

    /// <summary>What the script wrote.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Where the market's clock starts: Tuesday, 2026-08-04, 10:30 in New York.</summary>
    protected static DateTimeOffset Start { get; } = new(2026, 8, 4, 14, 30, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (NodeProgram.Find("node") is not { } node || NodeProgram.Find("npm") is not { } npm) return;
        var cancellation = TestContext.Current.CancellationToken;
        var folder = FindFolder();
        if (!IsInstalled(folder))
        {
            var install = await NodeProgram.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder, new Dictionary<string, string>(), _ => { }, cancellation);
            Assert.True(install.ExitCode == 0, $"npm ci failed: {install.Errors}");
        }
        using var simulator = TastySimulator.Start(new SimulatorOptions { Market = Market() });
        var environment = new Dictionary<string, string>
        {
            ["TASTYPS_BASE_URL"] = simulator.BaseUri.AbsoluteUri.TrimEnd('/'),
            ["TASTYPS_CLIENT_SECRET"] = simulator.Credentials.ClientSecret,
            ["TASTYPS_REFRESH_TOKEN"] = simulator.Credentials.RefreshToken,
        };
        var run = await NodeProgram.RunAsync(node, [script], folder, environment, line => { if (IsWish(line)) Fulfil(line[2..], simulator); }, cancellation);
        Assert.Empty(simulator.Failures);
        Output = string.Join('\n', run.Lines) + run.Errors;
        Results = run.Lines.Where(line => !IsWish(line)).Select(Read).ToDictionary(check => check.Name, check => check.Failure);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The market to serve.</summary>
    protected abstract IMarket Market();

    /// <summary>Does what the script asks for.</summary>
    protected virtual void Fulfil(string wish, TastySimulator simulator) => Assert.Fail($"Nobody knows the wish {wish}.");

    private static bool IsWish(string line) => line.StartsWith("# ", StringComparison.Ordinal);

    private static (string Name, string? Failure) Read(string line)
    {
        if (line.StartsWith("ok ", StringComparison.Ordinal)) return (line[3..].Trim(), null);
        var text = line["not ok ".Length..];
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (text[..colon], text[(colon + 1)..].Trim());
    }

    // npm writes the inner lock file last.
    private static bool IsInstalled(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "interop");
            if (File.Exists(Path.Combine(candidate, "package.json"))) return candidate;
        }
        throw new DirectoryNotFoundException("tests/interop is not above the tests.");
    }
}
