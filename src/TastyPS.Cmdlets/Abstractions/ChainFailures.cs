using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Symbology;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>The failures that only option chains know.</summary>
internal static class ChainFailures
{
    // Roots that look like symbols of their own: the exchanges list the weekly and afternoon-settled series of indexes under them.
    private static readonly Dictionary<string, string> IndexRoots = new(StringComparer.Ordinal)
    {
        ["SPXW"] = "SPX",
        ["NDXP"] = "NDX",
        ["RUTW"] = "RUT",
        ["VIXW"] = "VIX",
    };

    public static TastyCommandException BlankSymbol() =>
        new("A symbol is blank.", ErrorIds.SymbolInvalid, ErrorCategory.InvalidArgument, "Give the symbol of an underlying, e.g. SPX, AAPL or BRK/B.");

    public static TastyCommandException NoFuture(string symbol) =>
        new($"'{symbol}' is no futures product and no future.", ErrorIds.SymbolInvalid, ErrorCategory.InvalidArgument,
            "Give a product such as /ES, or one of its futures such as /ESZ6. Tab completes what begins with a slash.");

    public static TastyCommandException Contradiction(string message) =>
        new(message, ErrorIds.FilterContradiction, ErrorCategory.InvalidArgument, "Correct the range. Get-TastyOptionExpiration shows what is listed.");

    public static TastyCommandException NothingToInclude() =>
        new("-ContractOnly and -Include contradict each other: contracts alone have no market data.", ErrorIds.FilterContradiction, ErrorCategory.InvalidArgument, "Leave one of them out.");

    /// <summary>Tells an unknown underlying from other unknown things.</summary>
    public static Exception Explain(Exception failure, string underlying) => failure switch
    {
        FutureNotListedException e => new TastyCommandException(
            e.Message, ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound, $"Run Get-TastyOptionExpiration {e.Product} to see what is listed.", failure),
        TastyNotFoundException => SymbolNotFound(underlying, failure),
        TastyValidationException when UnderlyingOfOption(underlying) is not null => SymbolNotFound(underlying, failure),
        UnderlyingPriceMissingException => NoNearestStrikes(failure.Message, failure),
        TastyServiceNotInSandboxException => NoNearestStrikes($"{underlying}: the sandbox has market data by the stream alone, and that gave no price; which strikes are nearest cannot be told.", failure),
        _ => failure,
    };

    public static TastyCommandException Of(ChainDefect defect) =>
        new($"A strike was left out: {defect}", ErrorIds.StrikeIncomplete, ErrorCategory.InvalidData,
            "All other contracts are delivered. Run Get-TastyOptionChain again; if it stays so, the service lists this strike without symbols.");

    // Only -StrikeCount cannot do without a price. All strikes instead of the nearest few would not be what was asked for.
    private static TastyCommandException NoNearestStrikes(string message, Exception cause) =>
        new(message, ErrorIds.UnderlyingPriceMissing, ErrorCategory.ObjectNotFound, "Use -MinStrike and -MaxStrike instead of -StrikeCount.", cause);

    private static TastyCommandException SymbolNotFound(string symbol, Exception cause)
    {
        var (reason, recommendation) = (UnderlyingOfOption(symbol), IndexRoots.TryGetValue(symbol, out var index)) switch
        {
            _ when symbol[0] == '/' => (": there is no such futures product", "Check the code: a product such as /ES, or one of its futures such as /ESZ6. Tab completes what begins with a slash."),
            ({ } root, _) when IndexRoots.TryGetValue(root, out var ofRoot) =>
                (": it is an option's symbol, not an underlying's", $"Give its underlying: Get-TastyOptionChain {ofRoot} -Root {root}."),
            ({ } root, _) => (": it is an option's symbol, not an underlying's", $"Give its underlying, e.g. {root}."),
            (_, true) => ($": {symbol} is a root of {index}", $"Run Get-TastyOptionChain {index} -Root {symbol}."),
            _ => ("", "Check the spelling. Index symbols carry no prefix: SPX, not $SPX or ^SPX; share classes a slash: BRK/B. Tab completes -Symbol."),
        };
        return new TastyCommandException($"There is no option chain for '{symbol}'{reason}.", ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound, recommendation, cause);
    }

    // The root of an equity option is as a rule its underlying's symbol.
    private static string? UnderlyingOfOption(string symbol) =>
        OccSymbol.TryParse(symbol, out var occ) ? occ.Root
        : FutureOptionSymbol.TryParse(symbol, out var onFuture) ? onFuture.Future.ToString()
        : StreamerSymbol.TryParse(symbol, out var streamer) ? streamer.Root
        : null;
}
