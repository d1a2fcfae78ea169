using System.Text.Json;

namespace TastyPS.Client.Orders.Limits;

/// <summary>The content of the file of caps. Strict: a cap that is misspelt, or that is said twice, must not be no cap.</summary>
internal static class OrderLimitsDocument
{
    private const string Off = "off";
    private const string MaxNotional = "max-notional";
    private const string MaxQuantity = "max-quantity";
    private const string AllowedSymbols = "allowed-symbols";
    private const string AllowedAccounts = "allowed-accounts";

    /// <exception cref="FormatException">It is something else; the message says what.</exception>
    public static OrderLimits Parse(byte[] content)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(content));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("it is no JSON object.");
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException("it is no JSON.", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a text in it is no Unicode.", e);
        }
    }

    public static byte[] ToBytes(OrderLimits limits)
    {
        using var content = new MemoryStream();
        using (var writer = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteBoolean(Off, limits.IsOff);
            Write(writer, MaxNotional, limits.MaxNotional);
            Write(writer, MaxQuantity, limits.MaxQuantity);
            Write(writer, AllowedSymbols, limits.AllowedSymbols);
            Write(writer, AllowedAccounts, limits.AllowedAccounts);
            writer.WriteEndObject();
        }

        return content.ToArray();
    }

    private static OrderLimits Read(JsonElement root)
    {
        var limits = new OrderLimits();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in root.EnumerateObject())
        {
            if (!seen.Add(field.Name))
                throw new FormatException($"'{field.Name}' stands in it twice.");
            limits = field.Name switch
            {
                Off => limits with { IsOff = Switch(field) },
                MaxNotional => limits with { MaxNotional = Amount(field) },
                MaxQuantity => limits with { MaxQuantity = Amount(field) },
                AllowedSymbols => limits with { AllowedSymbols = List(field) },
                AllowedAccounts => limits with { AllowedAccounts = List(field) },
                _ => throw new FormatException($"'{field.Name}' is no limit that this version knows."),
            };
        }

        return limits;
    }

    private static bool Switch(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"'{field.Name}' is neither true nor false."),
    };

    private static decimal? Amount(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when field.Value.TryGetDecimal(out var amount) && amount > 0m => amount,
        _ => throw new FormatException($"'{field.Name}' is no number above 0."),
    };

    // An empty list could mean all or none.
    private static IReadOnlyList<string> List(JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
            return [];
        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() == 0
            || field.Value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(item.GetString())))
        {
            throw new FormatException($"'{field.Name}' is no list of texts; null allows all.");
        }

        return [.. field.Value.EnumerateArray().Select(item => item.GetString()!.Trim())];
    }

    private static void Write(Utf8JsonWriter writer, string name, decimal? amount)
    {
        if (amount is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> list)
    {
        if (list.Count == 0)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in list)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    // Editors on Windows write one.
    private static ReadOnlyMemory<byte> WithoutMark(byte[] content) =>
        content is [0xEF, 0xBB, 0xBF, ..] ? content.AsMemory(3) : content;
}
