using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.MarketData;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Commands.MarketData;

/// <summary>Gives quotes of any instruments together: equities, indexes, options, futures, coins.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuote")]
[OutputType(typeof(Quote))]
public sealed class GetTastyQuoteCommand : ConnectedCommand
{
    private readonly List<InstrumentKey> _keys = [];
    private readonly HashSet<string> _failuresTold = new(StringComparer.Ordinal);
    private bool _hasNoMarketData;

    /// <summary>Symbols in any form.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var text in Symbol)
        {
            try
            {
                _keys.Add(InstrumentKey.Parse(text));
            }
            catch (FormatException e)
            {
                WriteFailure(new TastyCommandException(e.Message, ErrorIds.SymbolInvalid, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help ConvertTo-TastySymbol -Examples.", e), text);
            }
        }

        // A full request leaves at once, so that a long pipeline gives its first rows early.
        while (_keys.Count >= MarketDataService.BatchSize)
            WriteQuotes(MarketDataService.BatchSize);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_keys.Count > 0)
            WriteQuotes(_keys.Count);
    }

    private void WriteQuotes(int count)
    {
        var keys = _keys.GetRange(0, count);
        _keys.RemoveRange(0, count);
        if (_hasNoMarketData)
            return;
        try
        {
            RunConnected((output, stop) => WriteAsync(keys, output, stop));
        }
        catch (TastyException e)
        {
            ThrowFailure(e);
        }
    }

    private async Task WriteAsync(IReadOnlyList<InstrumentKey> keys, PipelineOutput output, CancellationToken stop)
    {
        var report = await Tasty.Client.Quotes.GetAsync(keys, stop).ConfigureAwait(false);
        output.WriteAll(report.Quotes);
        foreach (var failure in report.Failures.Where(IsNew))
            output.Failure(failure, null);
        _hasNoMarketData |= report.Failures.Any(failure => failure is TastyServiceNotInSandboxException);
        if (report.Failures.Count > 0)
            return;
        foreach (var key in report.Missing)
            output.Failure(Unknown(key), key.Symbol);
    }

    // The same trouble is told once, however many requests it costs.
    private bool IsNew(TastyException failure) => _failuresTold.Add($"{failure.GetType().Name} {failure.StatusCode} {failure.ErrorCode}");

    private static TastyCommandException Unknown(InstrumentKey key) =>
        new($"There is no quote of '{key.Symbol}'.", ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound,
            "Check the spelling. Index symbols carry no prefix: SPX, not $SPX or ^SPX; share classes a slash: BRK/B.");
}
