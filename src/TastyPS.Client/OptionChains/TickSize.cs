using System.Text.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>A step of prices. Of a list, the first applies whose threshold is greater than the price; the last has none.</summary>
public sealed class TickSize
{
    internal TickSize()
    {
    }

    /// <summary>The price below which the step applies; null for the rest.</summary>
    public decimal? Threshold { get; internal set; }

    /// <summary>The step.</summary>
    public decimal? Value { get; internal set; }

    /// <summary>The symbol the step is for, where the service says so.</summary>
    public string? Symbol { get; internal set; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; internal set; }

    /// <summary>The step and its threshold.</summary>
    public override string ToString() => Threshold is null ? FormattableString.Invariant($"{Value}") : FormattableString.Invariant($"{Value} below {Threshold}");
}
