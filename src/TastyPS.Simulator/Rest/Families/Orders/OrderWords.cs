using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>The words of rules and histories, as the service spells them.</summary>
internal static class OrderWords
{
    public static string Of(ConditionAction action) => action.ToString().ToLowerInvariant();

    public static string Of(ConditionIndicator indicator) => indicator.ToString().ToLowerInvariant();

    public static string Of(Comparator comparator) => comparator.ToString().ToLowerInvariant();

    public static string Of(TransactionType type) => type switch
    {
        TransactionType.ReceiveDeliver => "Receive Deliver",
        TransactionType.MoneyMovement => "Money Movement",
        _ => type.ToString(),
    };
}
