using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Tests.OptionChains;

/// <summary>Writes decoded series back in the form of the wire, from nothing but their public properties.</summary>
internal static class ChainWriter
{
    public static string Write(IEnumerable<OptionSeries> chain)
    {
        var items = chain.GroupBy(series => series.Root).Select(root =>
        {
            var first = root.First();
            var item = new JsonObject
            {
                ["underlying-symbol"] = first.Underlying,
                ["root-symbol"] = first.Root,
                ["option-chain-type"] = first.ChainType,
                ["shares-per-contract"] = first.Multiplier,
                ["tick-sizes"] = Array(first.TickSizes.Select(Write)),
                ["deliverables"] = Array(first.Deliverables.Select(Write)),
                ["expirations"] = Array(root.Select(Write)),
            };
            return With(item, first.RootExtra);
        });
        return new JsonObject { ["items"] = Array(items) }.ToJsonString();
    }

    private static JsonObject Write(OptionSeries series)
    {
        var strikes = series.Contracts.GroupBy(contract => contract.Strike).Select(strike =>
        {
            var call = strike.Single(contract => contract.OptionType == OptionType.Call);
            var put = strike.Single(contract => contract.OptionType == OptionType.Put);
            return With(
                new JsonObject
                {
                    ["strike-price"] = strike.Key,
                    ["call"] = call.Symbol,
                    ["call-streamer-symbol"] = call.StreamerSymbol,
                    ["put"] = put.Symbol,
                    ["put-streamer-symbol"] = put.StreamerSymbol,
                },
                call.Extra);
        });
        return With(
            new JsonObject
            {
                ["expiration-type"] = series.ExpirationType,
                ["expiration-date"] = series.Expiration.Date,
                ["days-to-expiration"] = series.DaysToExpiration,
                ["settlement-type"] = series.SettlementType,
                ["strikes"] = Array(strikes),
            },
            series.Extra);
    }

    private static JsonObject Write(TickSize tickSize) =>
        With(new JsonObject { ["threshold"] = tickSize.Threshold, ["value"] = tickSize.Value, ["symbol"] = tickSize.Symbol }, tickSize.Extra);

    private static JsonObject Write(Deliverable deliverable) => With(
        new JsonObject
        {
            ["id"] = deliverable.Id,
            ["root-symbol"] = deliverable.RootSymbol,
            ["deliverable-type"] = deliverable.DeliverableType,
            ["description"] = deliverable.Description,
            ["amount"] = deliverable.Amount,
            ["symbol"] = deliverable.Symbol,
            ["instrument-type"] = deliverable.InstrumentType,
            ["percent"] = deliverable.Percent,
        },
        deliverable.Extra);

    private static JsonObject With(JsonObject target, IReadOnlyDictionary<string, JsonElement>? extra)
    {
        foreach (var (name, _) in target.Where(field => field.Value is null).ToArray())
            target.Remove(name);
        foreach (var (name, value) in extra ?? new Dictionary<string, JsonElement>())
            target[name] = JsonNode.Parse(value.GetRawText());
        return target;
    }

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);
}
