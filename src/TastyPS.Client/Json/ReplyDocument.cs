using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Json;

/// <summary>Replies that are read as a whole: their envelope and the items in it.</summary>
internal static class ReplyDocument
{
    /// <summary>Reads the body to its end.</summary>
    /// <exception cref="TastyProtocolException">It is no JSON or ends early.</exception>
    public static async Task<JsonDocument> ReadAsync(RestReply reply, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(reply.Body, default, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            // Its message quotes the payload, so it is not passed on.
            throw new TastyProtocolException($"{reply.Path}: the reply is no JSON, or ends early.") { RequestPath = reply.Path };
        }
    }

    /// <summary>What the envelope holds: <c>data</c>, or the whole where there is no envelope.</summary>
    public static JsonElement Content(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : root;

    /// <summary>The list in the envelope, <c>data.items</c> or <c>items</c>; null if there is none.</summary>
    public static JsonElement? Items(JsonElement root) =>
        Content(root) is { ValueKind: JsonValueKind.Object } content && content.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items
            : null;

    /// <summary>Makes a model of each item. One that is no object, or of which no model can be made, is a defect and costs no other.</summary>
    /// <param name="items">The array.</param>
    /// <param name="make">Makes the model; null if the item lacks what it cannot be without.</param>
    /// <param name="lack">What such an item lacks, in words.</param>
    /// <param name="defects">Gets an entry for each item skipped; null if nobody wants to know.</param>
    public static IReadOnlyList<T> ToList<T>(IEnumerable<JsonElement> items, Func<JsonFields, T?> make, string lack, ICollection<ItemDefect>? defects)
        where T : class
    {
        var list = new List<T>();
        var position = 0;
        foreach (var item in items)
        {
            if (TryMake(item, make, lack, out var reason) is { } model)
                list.Add(model);
            else
                defects?.Add(new ItemDefect(position, reason));
            position++;
        }

        return list;
    }

    private static T? TryMake<T>(JsonElement item, Func<JsonFields, T?> make, string lack, out string reason)
        where T : class
    {
        reason = lack;
        if (item.ValueKind != JsonValueKind.Object)
        {
            reason = "the item is not an object";
            return null;
        }

        try
        {
            return make(new JsonFields(item));
        }
        catch (InvalidOperationException)
        {
            reason = "the item holds text that is no Unicode";
            return null;
        }
    }
}
