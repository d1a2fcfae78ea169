using System.Text.Json;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>A tick schedule on the wire.</summary>
internal static class TickSizes
{
    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<TickSize> ticks)
    {
        writer.WriteStartArray(name);
        foreach (var tick in ticks)
        {
            writer.WriteStartObject();
            writer.WriteDecimal("value", tick.Value);
            writer.WriteDecimal("threshold", tick.Threshold);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
