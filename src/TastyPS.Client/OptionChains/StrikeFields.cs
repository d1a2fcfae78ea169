using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>A strike as it was sent, before it is judged.</summary>
internal struct StrikeFields
{
    public decimal Price;
    public bool HasPrice;
    public string? UnreadablePrice;
    public string? Call;
    public string? CallStreamer;
    public string? Put;
    public string? PutStreamer;
    public Dictionary<string, JsonElement>? Extra;

    /// <summary>Reads a strike of which the opening bracket is read.</summary>
    /// <returns>False if it has not arrived wholly.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, out StrikeFields strike)
    {
        strike = default;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            var field = ChainFields.OfStrike(JsonScalars.Bytes(ref reader));
            if (field == StrikeField.Unknown)
            {
                if (!JsonScalars.TryKeep(ref reader, reader.GetString()!, ref strike.Extra))
                    return false;
                continue;
            }

            if (!reader.Read())
                return false;
            switch (field)
            {
                case StrikeField.Price:
                    strike.HasPrice = JsonScalars.TryDecimal(ref reader, out strike.Price);
                    strike.UnreadablePrice = strike.HasPrice ? null : JsonScalars.Text(ref reader);
                    break;
                case StrikeField.Call:
                    strike.Call = JsonScalars.Name(ref reader);
                    break;
                case StrikeField.CallStreamer:
                    strike.CallStreamer = JsonScalars.Name(ref reader);
                    break;
                case StrikeField.Put:
                    strike.Put = JsonScalars.Name(ref reader);
                    break;
                case StrikeField.PutStreamer:
                    strike.PutStreamer = JsonScalars.Name(ref reader);
                    break;
            }

            if (JsonScalars.IsContainer(reader.TokenType) && !reader.TrySkip())
                return false;
        }

        return false;
    }
}
