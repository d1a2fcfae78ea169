using TastyPS.Client.Json;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders;

/// <summary>What a dry run said. Nothing was placed.</summary>
public sealed class OrderPreview : OrderReply
{
    private OrderPreview(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>Returns if the service, which answered, objects to nothing.</summary>
    /// <exception cref="OrderRefusedException">It objects. Nothing was placed.</exception>
    public void DemandAccepted()
    {
        if (Errors.Count > 0)
            throw OrderRefusedException.Of(this);
    }

    internal static OrderPreview From(JsonFields fields) => new(fields);
}
