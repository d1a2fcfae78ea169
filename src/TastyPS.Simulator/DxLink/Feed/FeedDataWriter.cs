using System.Text.Json;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Events of one type that leave together.</summary>
internal readonly record struct EventBatch(EventSchema Schema, IReadOnlyList<FeedEvent> Events);

/// <summary>Writes FEED_DATA.</summary>
internal static class FeedDataWriter
{
    /// <summary>Compact: the type, then the values of all its events in one flat list. Full: an object for each event.</summary>
    public static ServerMessage Write(int channel, FeedConfiguration configuration, IReadOnlyList<EventBatch> batches) =>
        ServerMessage.Create(
            MessageTypes.FeedData,
            channel,
            json =>
            {
                json.WriteStartArray("data");
                foreach (var batch in batches)
                {
                    var fields = configuration.FieldsOf(batch.Schema);
                    if (configuration.IsCompact) WriteCompact(json, batch, fields);
                    else WriteFull(json, batch, fields);
                }
                json.WriteEndArray();
            },
            batches.Sum(batch => batch.Events.Count));

    private static void WriteCompact(Utf8JsonWriter json, EventBatch batch, IReadOnlyList<EventField> fields)
    {
        json.WriteStringValue(batch.Schema.Type);
        json.WriteStartArray();
        foreach (var row in batch.Events)
        {
            for (var number = 0; number < fields.Count; number++) fields[number].Write(json, row);
        }
        json.WriteEndArray();
    }

    private static void WriteFull(Utf8JsonWriter json, EventBatch batch, IReadOnlyList<EventField> fields)
    {
        foreach (var row in batch.Events)
        {
            json.WriteStartObject();
            json.WriteString("eventType", batch.Schema.Type);
            json.WriteString("eventSymbol", row.Symbol);
            foreach (var field in fields)
            {
                if (field.Name is "eventType" or "eventSymbol") continue;
                json.WritePropertyName(field.Name);
                field.Write(json, row);
            }
            json.WriteEndObject();
        }
    }
}
