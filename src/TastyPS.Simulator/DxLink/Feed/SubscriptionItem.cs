using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>What names a subscription on a channel.</summary>
internal readonly record struct SubscriptionKey(string Type, string Symbol, string? Source);

/// <summary>An element of <c>add</c> or <c>remove</c>.</summary>
internal readonly record struct SubscriptionItem(SubscriptionKey Key, long? FromTime)
{
    public static bool TryRead(JsonElement element, out SubscriptionItem item)
    {
        item = default;
        if (ClientMessage.Text(element, "type") is not { } type || ClientMessage.Text(element, "symbol") is not { } symbol) return false;
        var from = ClientMessage.Number(element, "fromTime");
        item = new SubscriptionItem(new SubscriptionKey(type, symbol, ClientMessage.Text(element, "source")), from is { } time ? (long)time : null);
        return true;
    }

    /// <summary>Reads a list; a list that is missing is empty.</summary>
    public static bool TryReadList(JsonElement message, string name, [NotNullWhen(true)] out IReadOnlyList<SubscriptionItem>? items)
    {
        items = [];
        if (!message.TryGetProperty(name, out var list)) return true;
        items = null;
        if (list.ValueKind != JsonValueKind.Array) return false;
        var read = new List<SubscriptionItem>(list.GetArrayLength());
        foreach (var element in list.EnumerateArray())
        {
            if (!TryRead(element, out var item)) return false;
            read.Add(item);
        }
        items = read;
        return true;
    }
}
