using System.Text.Json;

namespace TastyPS.Simulator.Rest;

/// <summary>The frame around every successful reply: <c>{"data": …, "context": "/path"}</c>, with <c>pagination</c> beside it.</summary>
internal static class Envelope
{
    /// <summary>One object; <paramref name="writeProperties"/> writes what is between its braces.</summary>
    public static RestReply Single(RestRequest request, Action<Utf8JsonWriter> writeProperties, int status = 200) => RestReply.Json(status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        writeProperties(writer);
        writer.WriteEndObject();
        writer.WriteString("context", request.Path);
        writer.WriteEndObject();
    });

    /// <summary>A list that is never paged.</summary>
    public static RestReply List<T>(RestRequest request, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties) =>
        new() { Status = 200, Body = ListBody(request.Path, items, writeProperties) };

    /// <summary>A list of a service that does not name its context.</summary>
    public static RestReply ListWithoutContext<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties) => RestReply.Json(200, writer =>
    {
        writer.WriteStartObject();
        WriteItems(writer, items, writeProperties);
        writer.WriteEndObject();
    });

    /// <summary>The body of <see cref="List"/>, for those who keep it.</summary>
    public static EncodedBody ListBody<T>(string context, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties) => EncodedBody.Json(writer =>
    {
        writer.WriteStartObject();
        WriteItems(writer, items, writeProperties);
        writer.WriteString("context", context);
        writer.WriteEndObject();
    });

    /// <summary>One page of a list.</summary>
    public static RestReply Page<T>(RestRequest request, PageRequest page, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> writeProperties)
    {
        var items = page.Of(all);
        return RestReply.Json(200, writer =>
        {
            writer.WriteStartObject();
            WriteItems(writer, items, writeProperties);
            writer.WriteString("context", request.Path);
            writer.WriteStartObject("pagination");
            writer.WriteNumber("per-page", page.PerPage);
            writer.WriteNumber("page-offset", page.Offset);
            writer.WriteNumber("item-offset", page.ItemOffset);
            writer.WriteNumber("total-items", all.Count);
            writer.WriteNumber("total-pages", page.TotalPages(all.Count));
            writer.WriteNumber("current-item-count", items.Count);
            writer.WriteNull("previous-link");
            writer.WriteNull("next-link");
            writer.WriteNull("paging-link-template");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    public static void WriteItems<T>(Utf8JsonWriter writer, IEnumerable<T> items, Action<Utf8JsonWriter, T> writeProperties)
    {
        writer.WriteStartObject("data");
        writer.WriteStartArray("items");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeProperties(writer, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
