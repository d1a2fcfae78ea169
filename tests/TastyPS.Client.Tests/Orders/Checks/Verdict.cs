using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

/// <summary>What the checks say.</summary>
internal static class Verdict
{
    public static void Fine(OrderRequest order) => OrderChecks.Demand(order, Legs.Now);

    public static string Refused(OrderCheck check, OrderRequest order) => Refused(check, () => OrderChecks.Demand(order, Legs.Now));

    public static string Refused(OrderCheck check, Action demand)
    {
        var refusal = Assert.Throws<OrderCheckException>(demand);
        Assert.Equal(check, refusal.Check);
        return refusal.Message;
    }
}
