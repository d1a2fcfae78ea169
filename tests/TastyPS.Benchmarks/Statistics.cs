namespace TastyPS.Benchmarks;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static string Describe(IReadOnlyCollection<double> values) =>
        FormattableString.Invariant($"min {values.Min():0.0#}, median {Median(values):0.0#}, max {values.Max():0.0#}");
}
