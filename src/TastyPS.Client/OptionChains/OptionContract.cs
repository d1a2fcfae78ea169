using System.Text.Json;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains;

/// <summary>One option of a chain. Its identity is root, expiration, strike and type.</summary>
public sealed class OptionContract
{
    internal OptionContract(OptionSeries series, string symbol, string? streamerSymbol, decimal strike, OptionType optionType, IReadOnlyDictionary<string, JsonElement>? extra)
    {
        Series = series;
        Symbol = symbol;
        StreamerSymbol = streamerSymbol;
        Strike = strike;
        OptionType = optionType;
        Extra = extra;
    }

    /// <summary>The root and expiration it belongs to.</summary>
    public OptionSeries Series { get; }

    /// <summary>The symbol as the service wrote it: an OCC symbol of 21 characters, or that of an option on a future, e.g. <c>./ESZ6 ESZ6  261218P6300</c>.</summary>
    public string Symbol { get; }

    /// <summary>The symbol of the market data feed; null where the service gave none.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>The strike price.</summary>
    public decimal Strike { get; }

    /// <summary>Call or put.</summary>
    public OptionType OptionType { get; }

    /// <summary>By what its market data is asked for.</summary>
    public InstrumentKey Key => new(Series.InstrumentType, Symbol);

    /// <summary>Fields of the strike that this version does not know, shared by its call and its put; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
