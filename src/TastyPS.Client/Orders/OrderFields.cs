using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>Ways of reading fields that only orders have.</summary>
internal static class OrderFields
{
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A word of a list; one that is new is null and stays behind, an empty one says nothing.</summary>
    public static T? Word<T>(this JsonFields fields, string name, WireWords<T> words)
        where T : struct, Enum
    {
        var word = fields.Peek(name);
        var value = words.Find(word);
        if (value is not null || word is "")
            fields.Text(name);
        return value;
    }

    /// <summary>An amount that travels without a sign, with its effect beside it: negative for a debit.</summary>
    public static decimal? Signed(this JsonFields fields, string amount, string? effect = null)
    {
        effect ??= amount + "-effect";
        if (fields.Decimal(amount) is not { } value)
            return null;
        switch (fields.Peek(effect))
        {
            case "Debit":
                fields.Text(effect);
                return 0m - Math.Abs(value);
            case "Credit" or "None":
                fields.Text(effect);
                return Math.Abs(value);
            default:
                return value;
        }
    }

    /// <summary>An instant that travels as milliseconds since 1970 or as ISO 8601; null for 0, which dry runs say.</summary>
    public static DateTimeOffset? Moment(this JsonFields fields, string name)
    {
        if (fields.Instant(name) is { } written)
            return written;
        if (fields.Peek(name) is null || fields.Int64(name) is not { } milliseconds)
            return null;
        return milliseconds is > 0 and < 253402300800000 ? Epoch.AddMilliseconds(milliseconds) : null;
    }

    /// <summary>Models of the objects of a list; none if the field is no list of objects. In a cell of a table or a file the list says what it holds.</summary>
    public static IReadOnlyList<T> Readable<T>(this JsonFields fields, string name, Func<JsonFields, T> make) =>
        new ReadableList<T>(fields.Objects(name, make) is { } items ? [.. items] : []);

    /// <summary>A model of an object; null, and not taken, if the field is none.</summary>
    public static T? Model<T>(this JsonFields fields, string name, Func<JsonFields, T> make)
        where T : class =>
        fields.Object(name) is { } inner ? make(inner) : null;

    /// <summary>As <see cref="Model"/>, read when it is first asked for; null then if it holds text that is no Unicode.</summary>
    public static Lazy<T?> ModelLater<T>(this JsonFields fields, string name, Func<JsonFields, T> make)
        where T : class =>
        fields.TakeObject(name) is { } json ? new Lazy<T?>(() => TryMake(json, make)) : new Lazy<T?>(() => null);

    /// <summary>A model of a reply's content; null if it is no object or holds text that is no Unicode.</summary>
    public static T? Find<T>(JsonElement root, Func<JsonFields, T?> make)
        where T : class
    {
        var content = ReplyDocument.Content(root);
        return content.ValueKind == JsonValueKind.Object ? TryMake(content, make) : null;
    }

    /// <summary>As <see cref="Find"/>, of a reply that must hold one.</summary>
    /// <exception cref="TastyProtocolException">It does not.</exception>
    public static T Read<T>(JsonElement root, string path, Func<JsonFields, T?> make)
        where T : class =>
        Find(root, make) ?? throw new TastyProtocolException($"{path}: the reply is not what the reference documents.") { RequestPath = path };

    private static T? TryMake<T>(JsonElement json, Func<JsonFields, T?> make)
        where T : class
    {
        try
        {
            return make(new JsonFields(json));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
