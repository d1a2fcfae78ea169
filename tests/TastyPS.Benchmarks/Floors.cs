using System.Globalization;
using System.Text.Json;

namespace TastyPS.Benchmarks;

/// <summary>The floors of floors.json, which stood in the repository before the code they judge.</summary>
internal sealed class Floors
{
    private readonly JsonElement _floors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "floors.json"))).RootElement;

    /// <summary>Prints a figure with its floor and tells whether it holds.</summary>
    public bool Judge(string name, double figure)
    {
        var floor = _floors.GetProperty(name);
        var (text, holds) = floor switch
        {
            _ when floor.TryGetProperty("atMost", out var most) => ($"at most {Number(most)}", figure <= most.GetDouble()),
            _ when floor.TryGetProperty("atLeast", out var least) => ($"at least {Number(least)}", figure >= least.GetDouble()),
            _ when floor.TryGetProperty("lessThan", out var less) => ($"less than {Number(less)}", figure < less.GetDouble()),
            _ => ($"more than {Number(floor.GetProperty("moreThan"))}", figure > floor.GetProperty("moreThan").GetDouble()),
        };
        Console.WriteLine(FormattableString.Invariant($"{name}: {figure:0.00} ({floor.GetProperty("measure").GetString()}; floor {text}) {(holds ? "holds" : "DOES NOT HOLD")}"));
        return holds;
    }

    private static string Number(JsonElement value) => value.GetDouble().ToString("0.##", CultureInfo.InvariantCulture);
}
