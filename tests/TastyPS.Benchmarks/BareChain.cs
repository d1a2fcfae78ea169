using System.Text.Json.Serialization;

namespace TastyPS.Benchmarks;

// The plainest model of the nested chain: what anybody would write who lets System.Text.Json do all the work.
internal sealed record BareReply([property: JsonPropertyName("data")] BareData Data);

internal sealed record BareData([property: JsonPropertyName("items")] List<BareItem> Items);

internal sealed record BareItem(
    [property: JsonPropertyName("underlying-symbol")] string Underlying,
    [property: JsonPropertyName("root-symbol")] string Root,
    [property: JsonPropertyName("option-chain-type")] string ChainType,
    [property: JsonPropertyName("shares-per-contract")] int Multiplier,
    [property: JsonPropertyName("expirations")] List<BareExpiration> Expirations);

internal sealed record BareExpiration(
    [property: JsonPropertyName("expiration-type")] string Type,
    [property: JsonPropertyName("expiration-date")] string Date,
    [property: JsonPropertyName("days-to-expiration")] int Days,
    [property: JsonPropertyName("settlement-type")] string Settlement,
    [property: JsonPropertyName("strikes")] List<BareStrike> Strikes);

internal sealed record BareStrike(
    [property: JsonPropertyName("strike-price")] string Price,
    [property: JsonPropertyName("call")] string Call,
    [property: JsonPropertyName("call-streamer-symbol")] string CallStreamer,
    [property: JsonPropertyName("put")] string Put,
    [property: JsonPropertyName("put-streamer-symbol")] string PutStreamer);

[JsonSerializable(typeof(BareReply))]
internal sealed partial class BareChainContext : JsonSerializerContext;
