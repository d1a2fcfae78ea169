using System.Text.Json;

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
}
