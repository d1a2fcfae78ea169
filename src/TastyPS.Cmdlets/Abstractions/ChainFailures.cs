using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>The failures that only option chains know.</summary>
internal static class ChainFailures
{
    public static TastyCommandException Contradiction(string message) =>
        new(message, ErrorIds.FilterContradiction, ErrorCategory.InvalidArgument, "Correct the range. Get-TastyOptionExpiration shows what is listed.");

    /// <summary>Tells an unknown underlying from other unknown things.</summary>
    public static Exception Explain(Exception failure, string underlying) => failure switch
    {
        TastyNotFoundException => new TastyCommandException(
            $"There is no option chain for '{underlying}'.", ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound,
            "Check the spelling. Index symbols carry no prefix: SPX, not $SPX or ^SPX; share classes a slash: BRK/B. Tab completes -Symbol.", failure),
        UnderlyingPriceMissingException => new TastyCommandException(
            failure.Message, ErrorIds.UnderlyingPriceMissing, ErrorCategory.ObjectNotFound, "Use -MinStrike and -MaxStrike instead of -StrikeCount.", failure),
        _ => failure,
    };

    public static TastyCommandException Of(ChainDefect defect) =>
        new($"A strike was left out: {defect}", ErrorIds.StrikeIncomplete, ErrorCategory.InvalidData,
            "All other contracts are delivered. Run Get-TastyOptionChain again; if it stays so, the service lists this strike without symbols.");
}
