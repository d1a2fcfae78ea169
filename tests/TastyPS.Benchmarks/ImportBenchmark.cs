using System.Globalization;

namespace TastyPS.Benchmarks;

/// <summary>Import-Module of the built module and of an empty one, each in a fresh process, in turn.</summary>
internal static class ImportBenchmark
{
    private const int Rounds = 15;

    public static async Task<bool> RunAsync(Floors floors)
    {
        var ours = new List<double>();
        var empty = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await TimeAsync(Paths.Module));
            empty.Add(await TimeAsync(Paths.EmptyModule));
        }

        Console.WriteLine($"import TastyPS ms: {Statistics.Describe(ours)}; empty module ms: {Statistics.Describe(empty)}");
        return floors.Judge("import-module", Statistics.Median(ours) - Statistics.Median(empty));
    }

    private static async Task<double> TimeAsync(string module) =>
        double.Parse(await PowerShellProcess.RunAsync("import-module.ps1", new Dictionary<string, string>(), "-Module", module), CultureInfo.InvariantCulture);
}
