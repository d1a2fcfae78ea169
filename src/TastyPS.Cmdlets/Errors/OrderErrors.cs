using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Ordering;

namespace TastyPS.Errors;

/// <summary>The failures of orders: their ids, and what to do about each.</summary>
internal static class OrderErrors
{
    /// <summary>What belongs into the error record; null if it is no failure of an order.</summary>
    public static (string Id, ErrorCategory Category, string Recommendation)? Explain(TastyException failure) => failure switch
    {
        OrderRefusedException e => (ErrorIds.OrderRefused, ErrorCategory.InvalidOperation, AfterRefusal(e)),
        OrderNotSentException => (ErrorIds.OrderNotPlaced, ErrorCategory.ConnectionError, "Nothing was sent, so the command can be run again without danger. Test-TastyConnection shows what stands in the way."),
        OrderOutcomeUnknownException e => (ErrorIds.OrderOutcomeUnknown, ErrorCategory.OperationStopped,
            $"Look with {OrderLookUp.Command(e)}, again after a minute if it finds nothing. Do not send the order again before."),
        OrderLimitException => (ErrorIds.OrderLimit, ErrorCategory.LimitsExceeded, "Get-TastyOrderLimit shows the caps, Set-TastyOrderLimit changes them."),
        OrderLimitsFileException => (ErrorIds.OrderLimit, ErrorCategory.ReadError, "Mend or delete the file; until then no order is sent."),
        TradeScopeMissingException => (ErrorIds.ScopeMissing, ErrorCategory.PermissionDenied, "Run Connect-Tasty -Scope Read, Trade -Force."),
        OrderNotFoundException => (ErrorIds.OrderNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyOrder to see the orders of today, or with -Since those of before."),
        OrderEndedException => (ErrorIds.OrderEnded, ErrorCategory.InvalidOperation, "Run Get-TastyOrder to see what still works; Close-TastyPosition closes what was bought or sold."),
        OrderTooNewException => (ErrorIds.OrderTooNew, ErrorCategory.NotImplemented, "Cancel the order with Stop-TastyOrder and submit another, or update TastyPS."),
        _ => null,
    };

    private static string AfterRefusal(OrderRefusedException refusal) => refusal.Messages.Any(reason => reason.Code == "margin_check_failed")
        ? "Get-TastyBalance shows the buying power. Order less, or close something first."
        : "Mend the order, and try it with Test-TastyOrder before it is submitted.";
}
