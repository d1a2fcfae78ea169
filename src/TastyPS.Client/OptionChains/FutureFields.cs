using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.OptionChains;

internal enum FutureField
{
    Unknown,
    Underlying,
    Product,
    OptionRoot,
    Contract,
    Asset,
    Notional,
    DisplayFactor,
    StrikeFactor,
    StopsTradingAt,
    ExpiresAt,
    TickSizes,
}

/// <summary>The fields that an expiration has in chains of options on futures only.</summary>
internal static class FutureFields
{
    public static FutureField OfExpiration(ReadOnlySpan<byte> name) => name.Length switch
    {
        17 when name.SequenceEqual("underlying-symbol"u8) => FutureField.Underlying,
        11 when name.SequenceEqual("root-symbol"u8) => FutureField.Product,
        18 when name.SequenceEqual("option-root-symbol"u8) => FutureField.OptionRoot,
        22 when name.SequenceEqual("option-contract-symbol"u8) => FutureField.Contract,
        5 when name.SequenceEqual("asset"u8) => FutureField.Asset,
        14 when name.SequenceEqual("notional-value"u8) => FutureField.Notional,
        14 when name.SequenceEqual("display-factor"u8) => FutureField.DisplayFactor,
        13 when name.SequenceEqual("strike-factor"u8) => FutureField.StrikeFactor,
        16 when name.SequenceEqual("stops-trading-at"u8) => FutureField.StopsTradingAt,
        10 when name.SequenceEqual("expires-at"u8) => FutureField.ExpiresAt,
        10 when name.SequenceEqual("tick-sizes"u8) => FutureField.TickSizes,
        _ => FutureField.Unknown,
    };

    /// <summary>Reads the value behind a name of an expiration.</summary>
    /// <returns>False if it has not arrived wholly.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, FutureField field, OptionSeries series, FutureOptionTerms terms)
    {
        if (!reader.Read())
            return false;
        switch (field)
        {
            case FutureField.TickSizes when reader.TokenType == JsonTokenType.StartArray:
                if (!JsonElement.TryParseValue(ref reader, out var tickSizes))
                    return false;
                series.OwnTickSizes = ChainDetails.TickSizes(tickSizes.Value);
                return true;
            case FutureField.Underlying:
                series.OwnUnderlying = JsonScalars.Name(ref reader);
                break;
            case FutureField.OptionRoot:
                series.OwnRoot = JsonScalars.Name(ref reader);
                break;
            case FutureField.Product:
                terms.Product = JsonScalars.Name(ref reader);
                break;
            case FutureField.Contract:
                terms.ContractSymbol = JsonScalars.Name(ref reader);
                break;
            case FutureField.Asset:
                terms.Asset = JsonScalars.Name(ref reader);
                break;
            case FutureField.Notional:
                terms.NotionalValue = JsonScalars.Decimal(ref reader);
                break;
            case FutureField.DisplayFactor:
                terms.DisplayFactor = JsonScalars.Decimal(ref reader);
                break;
            case FutureField.StrikeFactor:
                terms.StrikeFactor = JsonScalars.Decimal(ref reader);
                break;
            case FutureField.StopsTradingAt:
                terms.StopsTradingAt = JsonScalars.Instant(ref reader);
                break;
            case FutureField.ExpiresAt:
                terms.ExpiresAt = JsonScalars.Instant(ref reader);
                break;
        }

        return reader.TrySkip();
    }
}
