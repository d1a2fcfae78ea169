using System.Globalization;
using System.Management.Automation;
using System.Net;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Closing;
using TastyPS.Client.Orders.Submission;
using TastyPS.Ordering;

namespace TastyPS.Errors;

/// <summary>The records of orders that went to the service, or should have: refused, not sent, not found, ended, and those of which nobody knows.</summary>
internal static class SentOrderFailures
{
    /// <summary>The record; null if it is no failure of an order.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="target">What failed.</param>
    /// <param name="via">What a command that looks for an order must say of its connection.</param>
    public static ErrorRecord? Record(TastyException failure, object? target, string via = "") => failure switch
    {
        OrderRefusedException { StatusCode: HttpStatusCode.Unauthorized } e => ErrorRecords.Make(e, ErrorIds.AuthenticationFailed, ErrorCategory.AuthenticationError, target,
            "Run the command again: nothing has been placed or changed, and the next request fetches a new token. If that is refused too, run Connect-Tasty.", Reasons(e) + Named(e, target)),
        OrderRefusedException { StatusCode: HttpStatusCode.NotFound } e => ErrorRecords.Make(e, ErrorIds.NotFound, ErrorCategory.ObjectNotFound, target,
            $"{(target is long ? $"Get-TastyOrder{via} shows how the order stands." : ErrorRecords.CheckSpelling)} Nothing has been placed or changed.", Reasons(e) + Named(e, target)),
        OrderRefusedException e => ErrorRecords.Make(e, ErrorIds.OrderRefused, ErrorCategory.InvalidOperation, target, AfterRefusal(e, target, via), Reasons(e) + Named(e, target)),
        OrderNotSentException e => ErrorRecords.Make(e, ErrorIds.OrderNotPlaced, ErrorCategory.ConnectionError, target,
            "Run the command again: nothing has been placed or changed. Test-TastyConnection shows what stands in the way."),
        OrderOutcomeUnknownException e => ErrorRecords.Make(e, ErrorIds.OrderOutcomeUnknown, ErrorCategory.OperationTimeout, target,
            e.ExternalIdentifier is null
                ? $"Run {OrderLookUp.Command(e)}{via}, and once more after a minute, to see how it stands. Send nothing again before."
                : $"Run {OrderLookUp.Command(e)}{via} and, if it finds nothing, once more after a minute. Send nothing again before.",
            target is OrderRequest or ComplexOrderRequest ? $"{e.Message} It is: {target}." : null),
        OrderIdentifierUsedException e => ErrorRecords.Make(e, ErrorIds.OrderIdentifierUsed, ErrorCategory.ResourceExists, target,
            e.IsTwin
                ? "Give each order of a complex order an identifier of its own, or none."
                : $"Run {OrderLookUp.Command(e)}{via} to see that order. If another one is wanted, give it an identifier of its own, or none."),
        DryRunException e => ErrorRecords.Make(e, ErrorIds.OrderNotPlaced, ErrorCategory.ConnectionError, target,
            "Run the command again: nothing has been placed or changed. Test-TastyConnection shows what stands in the way."),
        OrderAccountException { Cause: var e } => ErrorRecords.Make(e, e.ErrorId, e.Category, target, e.Recommendation),
        PositionChangedException e => ErrorRecords.Make(e, ErrorIds.PositionChanged, ErrorCategory.InvalidOperation, target,
            $"Run Get-TastyOrder -Working{via} to see what closes it already, then Close-TastyPosition again for what is left."),
        OrderNotFoundException e => ErrorRecords.Make(e, ErrorIds.OrderNotFound, ErrorCategory.ObjectNotFound, target,
            $"Run Get-TastyOrder{(e.IsComplex ? " -Complex" : "")}{via} to see the orders of today, or with -Since those of before.{OfComplex(e, via)}"),
        OrderEndedException e => ErrorRecords.Make(e, ErrorIds.OrderEnded, ErrorCategory.InvalidOperation, target, $"Run Get-TastyOrder{via} to see what still works."),
        OrderUnchangedException e => ErrorRecords.Make(e, ErrorIds.OrderUnchanged, ErrorCategory.InvalidArgument, target, "Give another price, trigger, time in force or order type; a replacement by the same would only lose the order's place in the queue."),
        OrderTooNewException e => ErrorRecords.Make(e, ErrorIds.OrderTooNew, ErrorCategory.NotImplemented, target, "Cancel the order with Stop-TastyOrder and submit another, or update TastyPS."),
        _ => null,
    };

    private static string OfComplex(OrderNotFoundException failure, string via) => failure is { IsComplex: false, Id: > 0 and var id }
        ? FormattableString.Invariant($" If it is the number of a complex order, give -Complex: Get-TastyOrder -Id {id} -Complex{via}, Stop-TastyOrder {id} -Complex{via}.")
        : "";

    // Where the service gives reasons, its general sentence around them and the path say nothing more.
    private static string Reasons(OrderRefusedException refusal)
    {
        if (refusal.Reasons.Count == 0)
            return refusal.RequestPath is { } path && refusal.Message.StartsWith(path + ": ", StringComparison.Ordinal) ? $"The service refused: {refusal.Message.Substring(path.Length + 2)}" : refusal.Message;
        var reasons = string.Join(" ", refusal.Reasons.Select(reason => $"{reason.Message.TrimEnd('.')} ({reason.Code}).").Distinct());
        var effect = refusal.BuyingPower is { ChangeInBuyingPower: { } change, CurrentBuyingPower: { } current }
            ? $" It would change the buying power of {Amount(current)} by {change.ToString("+#,0.00;-#,0.00;0.00", CultureInfo.InvariantCulture)}."
            : "";
        return $"The service refused: {reasons}{effect}";
    }

    // Of several orders that come one after the other, nobody could tell which it was. What nobody refused names its order itself.
    private static string Named(OrderRefusedException refusal, object? target) => target switch
    {
        OrderRequest or ComplexOrderRequest => $" The order is: {target}.",
        long id when refusal.Reasons.Count > 0 || refusal.StatusCode is not null => FormattableString.Invariant($" The order is number {id}."),
        _ => "",
    };

    private static string AfterRefusal(OrderRefusedException refusal, object? target, string via) => refusal switch
    {
        { ErrorCode: "cannot_update_order" } => "The order is being sent out, cancelled or replaced, or has ended: Get-TastyOrder shows how it stands, and the order that takes its place.",
        { ErrorCode: "cannot_reconfirm_order" } => "The order needs no confirmation: Get-TastyOrder shows how it stands.",
        { IsTransient: true } => "Wait a minute and run the command again: nothing has been placed or changed.",
        { StatusCode: null } => "Get-TastyOrder shows how it stands.", // Nobody refused: it came otherwise.
        _ when refusal.Reasons.Any(reason => reason.Code == "illegal_buy_and_sell_on_same_symbol") =>
            $"Get-TastyOrder -Working{Underlying(target)}{via} shows the order on the other side, Stop-TastyOrder{via} cancels it by its number.",
        _ when refusal.Reasons.Any(reason => reason.Code == "margin_check_failed") => "Order less, or close something first. Get-TastyBalance shows the buying power.",
        _ => "Mend what the reasons name. Test-TastyOrder tries a new order without placing it.",
    };

    // An option alone does not tell its underlying: that of SPXW is SPX.
    private static string Underlying(object? target) =>
        target is OrderRequest { Legs: [var leg, ..] }
        && (leg.InstrumentType is OrderInstrumentType.Equity or OrderInstrumentType.Cryptocurrency ? leg.Symbol : leg.Facts?.UnderlyingSymbol) is { } symbol
            ? $" -UnderlyingSymbol {symbol}"
            : "";

    private static string Amount(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);
}
