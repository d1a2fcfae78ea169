using System.Text.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>What one contract delivers. Adjusted series deliver several things.</summary>
public sealed class Deliverable
{
    internal Deliverable()
    {
    }

    /// <summary>The service's number of the deliverable.</summary>
    public long? Id { get; internal set; }

    /// <summary>The option root.</summary>
    public string? RootSymbol { get; internal set; }

    /// <summary><c>Shares</c>, <c>Cash</c> …</summary>
    public string? DeliverableType { get; internal set; }

    /// <summary>In words, e.g. <c>100 shares of AAPL</c>.</summary>
    public string? Description { get; internal set; }

    /// <summary>How much of it: shares, or dollars.</summary>
    public decimal? Amount { get; internal set; }

    /// <summary>The symbol of what is delivered; null for cash.</summary>
    public string? Symbol { get; internal set; }

    /// <summary>Its instrument type; null for cash.</summary>
    public string? InstrumentType { get; internal set; }

    /// <summary>Its part of the whole, in percent.</summary>
    public decimal? Percent { get; internal set; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; internal set; }

    /// <summary>The description.</summary>
    public override string ToString() => Description ?? FormattableString.Invariant($"{Amount} {Symbol ?? DeliverableType}");
}
