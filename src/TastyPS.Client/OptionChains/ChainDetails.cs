using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>Reads the small lists of a root, which come once and are not on the hot path.</summary>
internal static class ChainDetails
{
    public static IReadOnlyList<TickSize> TickSizes(JsonElement list) => [.. Objects(list).Select(TickSize)];

    public static IReadOnlyList<Deliverable> Deliverables(JsonElement list) => [.. Objects(list).Select(Deliverable)];

    private static IEnumerable<JsonElement> Objects(JsonElement list) => list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object);

    private static TickSize TickSize(JsonElement item)
    {
        var tickSize = new TickSize();
        Dictionary<string, JsonElement>? extra = null;
        foreach (var field in item.EnumerateObject())
        {
            switch (field.Name)
            {
                case "threshold" when Number(field.Value) is { } threshold:
                    tickSize.Threshold = threshold;
                    break;
                case "value" when Number(field.Value) is { } value:
                    tickSize.Value = value;
                    break;
                case "symbol" when field.Value.ValueKind == JsonValueKind.String:
                    tickSize.Symbol = field.Value.GetString();
                    break;
                default:
                    (extra ??= [])[field.Name] = field.Value;
                    break;
            }
        }

        tickSize.Extra = extra;
        return tickSize;
    }

    private static Deliverable Deliverable(JsonElement item)
    {
        var deliverable = new Deliverable();
        Dictionary<string, JsonElement>? extra = null;
        foreach (var field in item.EnumerateObject())
        {
            var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString() : null;
            switch (field.Name)
            {
                case "id" when Number(field.Value) is { } id && id == decimal.Truncate(id) && Math.Abs(id) <= long.MaxValue:
                    deliverable.Id = (long)id;
                    break;
                case "amount" when Number(field.Value) is { } amount:
                    deliverable.Amount = amount;
                    break;
                case "percent" when Number(field.Value) is { } percent:
                    deliverable.Percent = percent;
                    break;
                case "root-symbol" when text is not null:
                    deliverable.RootSymbol = text;
                    break;
                case "deliverable-type" when text is not null:
                    deliverable.DeliverableType = text;
                    break;
                case "description" when text is not null:
                    deliverable.Description = text;
                    break;
                case "symbol" when text is not null:
                    deliverable.Symbol = text;
                    break;
                case "instrument-type" when text is not null:
                    deliverable.InstrumentType = text;
                    break;
                default:
                    (extra ??= [])[field.Name] = field.Value;
                    break;
            }
        }

        deliverable.Extra = extra;
        return deliverable;
    }

    private static decimal? Number(JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : "";
        return WireNumber.TryParse(text, out var number) ? number : null;
    }
}
