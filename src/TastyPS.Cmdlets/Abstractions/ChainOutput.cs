using System.Globalization;
using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Abstractions;

/// <summary>Writes what a chain query finds to the cmdlet's streams, with progress where the request limits make it long.</summary>
internal sealed class ChainOutput(PipelineOutput output, string underlying, DateTimeOffset now, string connection) : IChainObserver, IDisposable
{
    private const int ActivityId = 20260;
    private const int NamesTold = 5;
    private static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WorthShortening = TimeSpan.FromSeconds(10);
    private const string Shorter = "shorter with -StrikeCount, -MaxDte, -ContractOnly";

    private UnlistedNames _unlisted = UnlistedNames.None;
    private bool _showsProgress;
    private bool _hasNoMarketData;

    public void OnRows(IReadOnlyList<OptionRow> rows) => output.WriteAll(rows);

    public void OnDefect(ChainDefect defect) => output.Failure(ChainFailures.Of(defect), underlying);

    public void OnFailure(TastyException failure)
    {
        _hasNoMarketData |= failure is TastyServiceNotInSandboxException;
        if (failure is StreamUnavailableException)
            output.Warning($"{underlying}: {failure.Message}");
        else if (_hasNoMarketData)
            output.Warning($"{underlying}: {MarketDataGap.Describe("the contracts come without prices")}");
        else
            output.Failure(failure, underlying);
    }

    public void OnUnlisted(UnlistedNames names) => _unlisted = names;

    public void OnWaiting(TimeSpan wait) =>
        output.Verbose($"{underlying}: takes {Seconds(wait)} longer, because of what was subscribed within the last minute.");

    public void OnProgress(ChainProgress progress)
    {
        if (progress.Delivered == 0)
        {
            // The hours are those of equities; futures trade nearly around the clock.
            if (progress.Contracts > 0 && !_hasNoMarketData && underlying[0] != '/' && ClosedMarket.Describe(now) is { } closed)
                output.Warning($"{underlying}: {closed}");
            _showsProgress = progress.Remaining > WorthShowing;
            if (progress.Remaining > WorthShortening)
                output.Verbose($"{underlying}: {progress.Contracts} contracts take about {Seconds(progress.Remaining)} under the request limits; {Shorter}.");
        }

        if (!_showsProgress)
            return;
        var status = FormattableString.Invariant($"{progress.Delivered} of {progress.Contracts} contracts");
        output.Progress(new ProgressRecord(ActivityId, $"Option chain {underlying}", progress.Remaining > WorthShortening ? $"{status}; {Shorter}" : status)
        {
            PercentComplete = progress.Contracts == 0 ? 100 : (int)(100L * progress.Delivered / progress.Contracts),
            SecondsRemaining = (int)Math.Ceiling(progress.Remaining.TotalSeconds),
        });
    }

    /// <summary>Warns of what is missing: names that the chain does not list, and contracts without market data.</summary>
    public void Conclude(SnapshotCoverage coverage)
    {
        output.Verbose(coverage.ToString());
        if (Unmatched.Describe(underlying, coverage.Contracts, _unlisted) is { } unmatched)
            output.Warning(unmatched);
        if (coverage.Missing == 0 || _hasNoMarketData)
            return;

        var names = string.Join(", ", coverage.MissingSymbol.Take(NamesTold));
        var more = coverage.MissingSymbol.Count > NamesTold ? FormattableString.Invariant($" and {coverage.MissingSymbol.Count - NamesTold} more") : "";
        output.Warning($"{underlying}: no market data for {coverage.MissingSymbol.Count.ToString(CultureInfo.InvariantCulture)} of {coverage.Contracts.ToString(CultureInfo.InvariantCulture)} contracts"
            + (coverage.TimedOut ? " before the time was up" : "") + $": {names}{more}. {connection}.LastCoverage.MissingSymbol names them all.");
    }

    public void Dispose()
    {
        if (_showsProgress)
            output.Progress(new ProgressRecord(ActivityId, $"Option chain {underlying}", "Done") { RecordType = ProgressRecordType.Completed });
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s");
}
