using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders.Submission;

/// <summary>What a replacement asks for. By it one is known that the service tells of without a name.</summary>
internal static class ReplacementTerms
{
    /// <summary>Whether an order is what a body asks for; what the body does not say may be anything.</summary>
    public static bool Are(byte[] body, Order order)
    {
        using var json = JsonDocument.Parse(body);
        var asked = Order.From(new JsonFields(json.RootElement));
        return IsSame(asked.OrderTypeText, order.OrderTypeText)
            && IsSame(asked.TimeInForceText, order.TimeInForceText)
            && IsSame(asked.GtcDate, order.GtcDate)
            && IsSame(asked.Price, order.Price)
            && IsSame(asked.PriceEffect, order.PriceEffect)
            && IsSame(asked.StopTrigger, order.StopTrigger)
            && IsSame(asked.Value, order.Value)
            && IsSame(asked.ValueEffect, order.ValueEffect);
    }

    private static bool IsSame<T>(T asked, T told) => asked is null || EqualityComparer<T>.Default.Equals(asked, told);
}
