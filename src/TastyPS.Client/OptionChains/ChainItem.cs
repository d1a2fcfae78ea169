using System.Text.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>What the series of one root have in common. The reader fills it while its series may already be in use.</summary>
internal sealed class ChainItem
{
    public string? Underlying { get; set; }

    public string? Root { get; set; }

    public string? ChainType { get; set; }

    public int? SharesPerContract { get; set; }

    public string? ExerciseStyle { get; set; }

    public IReadOnlyList<TickSize> TickSizes { get; set; } = [];

    public IReadOnlyList<Deliverable> Deliverables { get; set; } = [];

    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The futures of the chain; null if it is one of options on equities and indexes.</summary>
    public ChainFutures? Futures { get; init; }

    /// <summary>True if everything that a row shows of the item is known.</summary>
    public bool IsKnown => Futures is null
        ? Underlying is not null && Root is not null && ChainType is not null && SharesPerContract is not null
        : ExerciseStyle is not null;
}
