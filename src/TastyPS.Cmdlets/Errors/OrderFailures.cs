using System.Management.Automation;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Errors;

/// <summary>The records of orders that were never sent: each family of checks has its id.</summary>
internal static class OrderFailures
{
    public static ErrorRecord Record(OrderCheckException failure, object? target)
    {
        var (id, category, recommendation) = FamilyOf(failure.Check);
        return ErrorRecords.Make(failure, id, category, target, recommendation);
    }

    public static ErrorRecord Record(OrderLimitException failure, object? target) => ErrorRecords.Make(
        failure, ErrorIds.OrderLimit, ErrorCategory.LimitsExceeded, target,
        failure.Limit == OrderLimit.Off
            ? "Run Set-TastyOrderLimit -On to allow orders again."
            : "Get-TastyOrderLimit shows the limits. Change the order, or a limit by Set-TastyOrderLimit.");

    public static ErrorRecord Record(OrderLimitsFileException failure, object? target) => ErrorRecords.Make(
        failure, ErrorIds.OrderLimitsUnreadable, ErrorCategory.InvalidData, target,
        $"Mend {failure.Path}, or run Set-TastyOrderLimit -Clear with the limits that are to hold.");

    /// <summary>Parameters that make no order.</summary>
    public static TastyCommandException Terms(string message, string recommendation) =>
        new(message, ErrorIds.OrderTermsInvalid, ErrorCategory.InvalidArgument, recommendation);

    private static (string Id, ErrorCategory Category, string Recommendation) FamilyOf(OrderCheck check) => check switch
    {
        OrderCheck.NoLeg or OrderCheck.TooManyLegs or OrderCheck.DuplicateLeg or OrderCheck.MixedInstruments or OrderCheck.DifferentUnderlyings or OrderCheck.Symbol or OrderCheck.Action
            or OrderCheck.QuantityMissing or OrderCheck.QuantityNotWanted or OrderCheck.QuantityNotPositive or OrderCheck.QuantityAbsurd or OrderCheck.QuantityNotWhole =>
            (ErrorIds.OrderLegInvalid, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help New-TastyOrderLeg -Examples."),
        OrderCheck.EffectContradictsLegs =>
            (ErrorIds.OrderEffectInvalid, ErrorCategory.InvalidArgument, "Give -Debit for what you pay and -Credit for what you receive, and look at the actions again."),
        OrderCheck.ClosingOnly or OrderCheck.Halted or OrderCheck.Expired or OrderCheck.NotFractional =>
            (ErrorIds.OrderInstrumentRefused, ErrorCategory.InvalidOperation, "Get-TastyQuote and Get-TastyOptionChain show what trades now."),
        OrderCheck.PriceOffTick =>
            (ErrorIds.OrderPriceOffTick, ErrorCategory.InvalidArgument, "Give the price that the message names, or -RoundToTick where the command has it."),
        OrderCheck.TriggerOrderMissing or OrderCheck.TriggerOrderNotWanted or OrderCheck.OrderCount or OrderCheck.RatioMissing or OrderCheck.RatioNotPositive or OrderCheck.RatioNotWanted =>
            (ErrorIds.OrderCombinationInvalid, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help New-TastyComplexOrder -Examples."),
        _ => (ErrorIds.OrderTermsInvalid, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help New-TastyOrder -Examples."),
    };
}
