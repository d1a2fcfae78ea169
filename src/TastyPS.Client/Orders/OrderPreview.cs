using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>What a dry run said. Nothing was placed.</summary>
public sealed class OrderPreview : OrderReply
{
    private OrderPreview(JsonFields fields)
        : base(fields)
    {
    }

    internal static OrderPreview From(JsonFields fields) => new(fields);
}
