namespace TastyPS.Client.OptionChains;

internal enum ItemField
{
    Unknown,
    Underlying,
    Root,
    ChainType,
    SharesPerContract,
    ExerciseStyle,
    TickSizes,
    Deliverables,
    Expirations,
}

internal enum ExpirationField
{
    Unknown,
    Date,
    Days,
    Type,
    Settlement,
    Strikes,
}

internal enum StrikeField
{
    Unknown,
    Price,
    Call,
    CallStreamer,
    Put,
    PutStreamer,
}

/// <summary>The names of the nested chain, told apart by their length first.</summary>
internal static class ChainFields
{
    public static ItemField OfItem(ReadOnlySpan<byte> name) => name.Length switch
    {
        17 when name.SequenceEqual("underlying-symbol"u8) => ItemField.Underlying,
        11 when name.SequenceEqual("root-symbol"u8) => ItemField.Root,
        17 when name.SequenceEqual("option-chain-type"u8) => ItemField.ChainType,
        19 when name.SequenceEqual("shares-per-contract"u8) => ItemField.SharesPerContract,
        14 when name.SequenceEqual("exercise-style"u8) => ItemField.ExerciseStyle,
        10 when name.SequenceEqual("tick-sizes"u8) => ItemField.TickSizes,
        12 when name.SequenceEqual("deliverables"u8) => ItemField.Deliverables,
        11 when name.SequenceEqual("expirations"u8) => ItemField.Expirations,
        _ => ItemField.Unknown,
    };

    public static ExpirationField OfExpiration(ReadOnlySpan<byte> name) => name.Length switch
    {
        15 when name.SequenceEqual("expiration-date"u8) => ExpirationField.Date,
        18 when name.SequenceEqual("days-to-expiration"u8) => ExpirationField.Days,
        15 when name.SequenceEqual("expiration-type"u8) => ExpirationField.Type,
        15 when name.SequenceEqual("settlement-type"u8) => ExpirationField.Settlement,
        7 when name.SequenceEqual("strikes"u8) => ExpirationField.Strikes,
        _ => ExpirationField.Unknown,
    };

    public static StrikeField OfStrike(ReadOnlySpan<byte> name) => name.Length switch
    {
        12 when name.SequenceEqual("strike-price"u8) => StrikeField.Price,
        4 when name.SequenceEqual("call"u8) => StrikeField.Call,
        20 when name.SequenceEqual("call-streamer-symbol"u8) => StrikeField.CallStreamer,
        3 when name.SequenceEqual("put"u8) => StrikeField.Put,
        19 when name.SequenceEqual("put-streamer-symbol"u8) => StrikeField.PutStreamer,
        _ => StrikeField.Unknown,
    };
}
