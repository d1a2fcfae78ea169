using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.Instruments;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Tests.OptionChains;

/// <summary>Writes decoded series of options on futures back in the form of the wire, from nothing but their public properties.</summary>
internal static class FuturesChainWriter
{
    public static string Write(IReadOnlyList<Future> futures, IReadOnlyList<OptionSeries> chain) => new JsonObject
    {
        ["futures"] = Array(futures.Select(Write)),
        ["option-chains"] = Array(chain.GroupBy(series => series.FutureTerms!.Product).Select(product => With(
            new JsonObject
            {
                ["underlying-symbol"] = product.Key,
                ["root-symbol"] = product.Key,
                ["exercise-style"] = product.First().ExerciseStyle,
                ["expirations"] = Array(product.Select(Write)),
            },
            product.First().RootExtra))),
    }.ToJsonString();

    private static JsonObject Write(Future future) => With(
        new JsonObject
        {
            ["symbol"] = future.Symbol,
            ["root-symbol"] = future.Product,
            ["streamer-symbol"] = future.StreamerSymbol,
            ["expiration-date"] = future.Expiration?.Date,
            ["maturity-date"] = future.MaturityDate?.Date,
            ["days-to-expiration"] = future.DaysToExpiration,
            ["active-month"] = future.IsActiveMonth,
            ["next-active-month"] = future.IsNextActiveMonth,
            ["stops-trading-at"] = Instant(future.StopsTradingAt),
            ["expires-at"] = Instant(future.ExpiresAt),
        },
        future.Extra);

    private static JsonObject Write(OptionSeries series)
    {
        var terms = series.FutureTerms!;
        return With(
            new JsonObject
            {
                ["underlying-symbol"] = series.Underlying,
                ["root-symbol"] = terms.Product,
                ["option-root-symbol"] = series.Root,
                ["option-contract-symbol"] = terms.ContractSymbol,
                ["asset"] = terms.Asset,
                ["expiration-date"] = series.Expiration.Date,
                ["days-to-expiration"] = series.DaysToExpiration,
                ["expiration-type"] = series.ExpirationType,
                ["settlement-type"] = series.SettlementType,
                ["notional-value"] = terms.NotionalValue,
                ["display-factor"] = terms.DisplayFactor,
                ["strike-factor"] = terms.StrikeFactor,
                ["stops-trading-at"] = Instant(terms.StopsTradingAt),
                ["expires-at"] = Instant(series.ExpiresAt),
                ["tick-sizes"] = Array(series.TickSizes.Select(tick => With(new JsonObject { ["threshold"] = tick.Threshold, ["value"] = tick.Value, ["symbol"] = tick.Symbol }, tick.Extra))),
                ["strikes"] = Array(series.Contracts.GroupBy(contract => contract.Strike).Select(Write)),
            },
            series.Extra);
    }

    private static JsonObject Write(IGrouping<decimal, OptionContract> strike)
    {
        var call = strike.SingleOrDefault(contract => contract.OptionType == OptionType.Call);
        var put = strike.SingleOrDefault(contract => contract.OptionType == OptionType.Put);
        return With(
            new JsonObject
            {
                ["strike-price"] = strike.Key,
                ["call"] = call?.Symbol,
                ["call-streamer-symbol"] = call?.StreamerSymbol,
                ["put"] = put?.Symbol,
                ["put-streamer-symbol"] = put?.StreamerSymbol,
            },
            (call ?? put)!.Extra);
    }

    private static string? Instant(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

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
