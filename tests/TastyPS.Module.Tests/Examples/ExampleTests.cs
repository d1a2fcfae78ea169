using System.Globalization;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Examples;

/// <summary>Every script of examples/, as a user runs it: in a process of its own, from a folder of its own.</summary>
public sealed class ExampleTests : IDisposable
{
    private static readonly string Examples = Path.Combine(ModuleUnderTest.Root, "examples");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");

    [Fact]
    public async Task First_light_shows_rows_and_writes_the_whole_chain()
    {
        var run = await RunAsync("first-light.ps1");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Underlying: SPX", run.Output);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "spx-chain.csv"), TestContext.Current.CancellationToken);
        Assert.StartsWith("Symbol,StreamerSymbol,Underlying,Root,Expiration,", lines[0]);
        Assert.Contains($"{lines.Length - 1} contracts are in spx-chain.csv.", run.Output);
        Assert.Equal(["SPX", "SPXW"], lines.Skip(1).Select(line => line.Split(',')[3]).Distinct().Order());
        Assert.Equal(lines.Length, lines.Distinct().Count());
    }

    [Fact]
    public async Task Near_the_money_shows_the_strikes_around_the_price()
    {
        var run = await RunAsync("near-the-money.ps1", "-Symbol", "SPY", "-StrikeCount", "2");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(2 * 2, run.Output.Split('\n').Count(line => line.StartsWith("SPY ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Real_chain_writes_the_contracts_of_the_file()
    {
        var run = await RunAsync("real-chain.ps1", "-ChainFile", QuoteTable.WriteTo(_folder));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "spx-chain.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(QuoteTable.Contracts, lines.Length);
        Assert.Contains("\"SPX   230915C04500000\"", lines[0]);
    }

    [Fact]
    public async Task A_chain_file_that_is_none_ends_the_example_with_exit_code_1()
    {
        var run = await RunAsync("real-chain.ps1", "-ChainFile", ModuleUnderTest.Manifest);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Cboe", run.Errors);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Daily_spx_writes_a_file_of_the_day_in_New_York_and_a_log()
    {
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var before = DayIn(newYork);
        var run = await RunAsync("daily-spx.ps1", "-Simulator");
        var after = DayIn(newYork);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        var file = Assert.Single(_folder.GetFiles("*.csv"));
        Assert.Contains(file.Name, (string[])[$"spx-{before}.csv", $"spx-{after}.csv"]);
        Assert.Matches(LogLine("Writing .*spx-.*csv\\."), Log()[0]);
        Assert.Matches(LogLine("Done: .+\\."), Log()[^1]);
    }

    [Fact]
    public async Task Daily_spx_does_not_run_beside_itself()
    {
        using var running = File.Open(Path.Combine(_folder.FullName, "daily-spx.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var run = await RunAsync("daily-spx.ps1", "-Simulator");

        Assert.Equal((1, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Matches(LogLine("Failed: another run is under way\\."), Assert.Single(Log()));
        Assert.Empty(_folder.GetFiles("*.csv"));
    }

    [Fact]
    public async Task Daily_spx_without_stored_secrets_fails_at_once_and_logs_why()
    {
        var run = await RunAsync("daily-spx.ps1", "-SecretsPath", ".secrets");

        Assert.Equal((1, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Matches(LogLine("Failed: There are no stored secrets in .+ for Production\\. Nobody is there to sign in\\. Run Connect-Tasty .+"), Log()[^1]);
        Assert.Empty(_folder.GetFiles("*.csv"));
    }

    [Fact]
    public async Task Daily_spx_imports_the_module_it_is_given()
    {
        var run = await RunAsync("daily-spx.ps1", "-Simulator", "-Module", Path.Combine(_folder.FullName, "nothing"));

        Assert.Equal((1, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Matches(LogLine("Failed: .*nothing.*"), Log()[^1]);
    }

    [Fact]
    public void Every_example_has_a_test_here() =>
        Assert.Equal(["daily-spx.ps1", "first-light.ps1", "near-the-money.ps1", "real-chain.ps1"], Directory.GetFiles(Examples).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string DayIn(TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string LogLine(string message) => @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d " + message + "$";

    private string[] Log() => File.ReadAllLines(Path.Combine(_folder.FullName, "daily-spx.log"));

    private Task<HostProcess> RunAsync(string example, params string[] arguments) =>
        HostProcess.RunAsync(["-File", Path.Combine(Examples, example), .. arguments], TestContext.Current.CancellationToken, _folder.FullName);
}
