using System.Management.Automation;
using TastyPS.Client.Orders.Closing;

namespace TastyPS.Errors;

/// <summary>Says what to do about a position that is not closed.</summary>
internal static class ClosingFailures
{
    public static TastyCommandException Explain(ClosingRefusal refusal)
    {
        var (id, category, recommendation) = refusal.Reason switch
        {
            ClosingReason.NoMark => (ErrorIds.MarkMissing, ErrorCategory.ObjectNotFound, "Give -Price, or see with Get-TastyQuote what the market says."),
            ClosingReason.WideSpread => (ErrorIds.SpreadTooWide, ErrorCategory.LimitsExceeded, "Leave out -Market for a limit at the mark, with -Offset to be filled sooner; give -Price where there is no mark; or add -Force."),
            ClosingReason.OffsetTooLarge => (ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument, "Give a smaller -Offset, or a -Price. Get-TastyQuote shows the mark."),
            ClosingReason.PriceForSeveral => (ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument, "Close them one after the other, or leave out -Price for limits at the marks."),
            ClosingReason.EffectMissing => (ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument, "Say -Debit if closing costs money, -Credit if it brings some."),
            ClosingReason.CoversOtherShort => (ErrorIds.PositionCoversShort, ErrorCategory.InvalidOperation, "Close the short position together with it. -Force closes it nevertheless and leaves that naked."),
            ClosingReason.Unreadable => (ErrorIds.PositionNotClosable, ErrorCategory.InvalidData,
                "Run Get-TastyOrder -Live to see what works already. What is left then, New-TastyOrder and Submit-TastyOrder close."),
            _ => (ErrorIds.PositionNotClosable, ErrorCategory.InvalidOperation, "Run Get-TastyPosition to see how it stands."),
        };
        return new TastyCommandException(refusal.Message, id, category, recommendation);
    }
}
