using System.Globalization;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>The option symbols that the streaming benchmarks subscribe to.</summary>
internal static class BenchmarkSymbols
{
    public static string[] Take(int count) =>
        [.. Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $".SPXW261218C{1000 + index}"))];
}
