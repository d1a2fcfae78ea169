using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Commands.MarketData;

/// <summary>Gives quotes of any instruments together: equities, indexes, options, futures, coins.</summary>
[Cmdlet(VerbsCommon.Get, "TastyQuote")]
[OutputType(typeof(Quote))]
public sealed class GetTastyQuoteCommand : ConnectedCommand
{
    // Each round opens sessions, and so many items are worth one.
    private const int BatchWithGreeks = 2_000;

    private readonly List<InstrumentKey> _keys = [];
    private readonly List<string> _withoutGreeks = [];
    private readonly HashSet<string> _failuresTold = new(StringComparer.Ordinal);
    private bool _hasNoMarketData;

    /// <summary>Symbols in any form.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>Asks the stream for the Greeks of options.</summary>
    [Parameter]
    public SwitchParameter Greeks { get; set; }

    // The sandbox has quotes of nothing, so that there is no row for Greeks.
    private bool AsksForGreeks => Greeks && !Tasty.Client.Environment.IsSandbox;

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
        var batch = AsksForGreeks ? BatchWithGreeks : MarketDataService.BatchSize;
        while (_keys.Count >= batch)
            WriteQuotes(batch);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_keys.Count > 0)
            WriteQuotes(_keys.Count);
        if (_withoutGreeks.Count > 0)
            WriteWarning($"There are no Greeks of {MissingFacts.Names(_withoutGreeks)}. The stream did not answer in time, or knows no such option.");
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
        var report = AsksForGreeks
            ? await Tasty.Client.Quotes.GetWithGreeksAsync(keys, stop, wait => TellWaiting(output, wait)).ConfigureAwait(false)
            : await Tasty.Client.Quotes.GetAsync(keys, stop).ConfigureAwait(false);
        output.WriteAll(report.Quotes);
        foreach (var failure in report.Failures.Where(IsNew))
            Tell(output, failure);
        if (!report.Failures.Any(failure => failure is StreamUnavailableException))
            _withoutGreeks.AddRange(report.WithoutGreeks.Except(report.Missing).Select(key => key.Symbol));
        _hasNoMarketData |= report.Failures.Any(failure => failure is TastyServiceNotInSandboxException);
        if (report.Failures.Any(failure => failure is not StreamUnavailableException))
            return;
        foreach (var key in report.Missing)
            output.Failure(Unknown(key), key.Symbol);
    }

    private static void TellWaiting(PipelineOutput output, TimeSpan wait) =>
        output.Verbose(FormattableString.Invariant($"The Greeks wait {Math.Ceiling(wait.TotalSeconds):0} s for the stream's budget; what was subscribed within the last minute counts."));

    // Without the stream there are quotes all the same.
    private static void Tell(PipelineOutput output, TastyException failure)
    {
        if (failure is StreamUnavailableException unavailable)
            output.Warning(StreamGap.Describe(unavailable));
        else
            output.Failure(failure, null);
    }

    // The same trouble is told once, however many requests it costs.
    private bool IsNew(TastyException failure) => _failuresTold.Add($"{failure.GetType().Name} {failure.StatusCode} {failure.ErrorCode}");

    private static TastyCommandException Unknown(InstrumentKey key) =>
        new($"There is no quote of '{key.Symbol}'.", ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound,
            "Check the spelling. Index symbols carry no prefix: SPX, not $SPX or ^SPX; share classes a slash: BRK/B.");
}
