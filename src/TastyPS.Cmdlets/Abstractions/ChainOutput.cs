using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Abstractions;

/// <summary>Writes what a chain query finds to the cmdlet's streams: rows, what is wrong with them, and progress where the limits make it long.</summary>
internal sealed class ChainOutput(PipelineOutput output, string underlying, DateTimeOffset now, bool isSandbox, string connection, Action<SnapshotCoverage> leaveEarly) : IChainObserver, IDisposable
{
    private const string Shorter = "shorter with -StrikeCount, -MaxDte, -ContractOnly";
    private static readonly TimeSpan WorthShortening = TimeSpan.FromSeconds(10);

    private readonly ChainProgressBar _progress = new(output, underlying, Shorter);
    private readonly HashSet<MarketFact> _lost = [];

    private UnlistedNames _unlisted = UnlistedNames.None;
    private bool _hasNoMarketData;
    private bool _hasValues;

    public void OnRows(IReadOnlyList<OptionRow> rows)
    {
        if (!_hasValues && rows.Any(static row => (row.QuoteSource ?? row.SummarySource ?? row.GreeksSource) is not null))
        {
            _hasValues = true;
            TellClosedMarket();
        }

        output.WriteAll(rows);
    }

    public void OnDefect(ChainDefect defect) => output.Failure(ChainFailures.Of(defect), underlying);

    public void OnFailure(TastyException failure)
    {
        switch (failure)
        {
            case StreamUnavailableException unavailable when isSandbox:
                _hasNoMarketData = true;
                output.Warning($"{underlying}: {MarketDataGap.DescribeWithoutStream(unavailable)}");
                break;
            case StreamUnavailableException unavailable:
                _lost.UnionWith(unavailable.Lost);
                output.Warning($"{underlying}: {StreamGap.Describe(unavailable)}");
                break;
            case TastyServiceNotInSandboxException when _hasNoMarketData:
                break; // Told together with the feed.
            case TastyServiceNotInSandboxException:
                _hasNoMarketData = true;
                output.Warning($"{underlying}: {MarketDataGap.Describe("the contracts come without prices")}");
                break;
            default:
                output.Failure(failure, underlying);
                break;
        }
    }

    public void OnUnlisted(UnlistedNames names) => _unlisted = names;

    public void OnWaiting(TimeSpan wait)
    {
        output.Verbose($"{underlying}: waits {ChainProgressBar.Seconds(wait)} for the stream's budget; what was subscribed within the last minute counts.");
        _progress.Wait(wait);
    }

    public void OnLeftEarly(SnapshotCoverage coverage) => leaveEarly(coverage);

    public void OnProgress(ChainProgress progress)
    {
        if (progress.Delivered == 0 && progress.Remaining > WorthShortening)
            output.Verbose($"{underlying}: {progress.Contracts} contracts take about {ChainProgressBar.Seconds(progress.Remaining)} under the limits of requests and of the stream; {Shorter}.");

        _progress.Show(progress);
    }

    /// <summary>Warns of what is missing: names that the chain does not list, and facts without an answer.</summary>
    public void Conclude(SnapshotCoverage coverage)
    {
        output.Verbose(coverage.ToString());
        if (Unmatched.Describe(underlying, coverage.Contracts, _unlisted) is { } unmatched)
            output.Warning(unmatched);
        if (_hasNoMarketData)
            return;

        // What went with the stream has been told with it.
        var facts = coverage.Facts.Where(fact => fact.Answered > 0 || !_lost.Contains(fact.Fact));
        if (MissingFacts.Describe(facts) is { } missing)
            output.Warning($"{underlying}: {missing}{(coverage.TimedOut ? " The time was up." : "")} {connection}.LastCoverage.MissingSymbol names them all, .Facts one kind at a time.");
    }

    public void Dispose() => _progress.Dispose();

    // The hours are those of stocks and indexes; futures trade nearly around the clock.
    private void TellClosedMarket()
    {
        if (underlying[0] != '/' && ClosedMarket.Describe(now) is { } closed)
            output.Warning($"{underlying}: {closed}");
    }
}
