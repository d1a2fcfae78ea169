using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>Keeps everything a query tells, and lets a test do something at the moment it is told.</summary>
internal sealed class Recorder : IChainObserver
{
    private int _inside;

    public List<OptionRow> Rows { get; } = [];

    public List<ChainDefect> Defects { get; } = [];

    public List<TastyException> Failures { get; } = [];

    public List<UnlistedNames> Unlisted { get; } = [];

    public List<ChainProgress> Progress { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>The reports of queries that were cancelled.</summary>
    public List<SnapshotCoverage> LeftEarly { get; } = [];

    /// <summary>Called with the rows just delivered, while the query waits.</summary>
    public Action<IReadOnlyList<OptionRow>>? WhenRows { get; init; }

    /// <summary>Every contract came once, in order, and the coverage says what these rows say.</summary>
    public void AssertComplete(IReadOnlyList<string> listed, SnapshotCoverage coverage, string[] missing)
    {
        Assert.Equal(listed, Rows.Select(row => row.Symbol));
        Assert.Equal(missing, coverage.MissingSymbol.Order(StringComparer.Ordinal));
        Assert.Equal(listed.Count, coverage.Contracts);
        Assert.Equal((3 * listed.Count, 3 * missing.Length), (coverage.Asked, coverage.Missing));
        Assert.Equal(coverage.Asked, coverage.Answered + coverage.Missing);
    }

    void IChainObserver.OnRows(IReadOnlyList<OptionRow> rows) => Alone(() =>
    {
        Assert.NotEmpty(rows);
        Rows.AddRange(rows);
        WhenRows?.Invoke(rows);
    });

    void IChainObserver.OnDefect(ChainDefect defect) => Alone(() => Defects.Add(defect));

    void IChainObserver.OnFailure(TastyException failure) => Alone(() => Failures.Add(failure));

    void IChainObserver.OnUnlisted(UnlistedNames names) => Alone(() => Unlisted.Add(names));

    void IChainObserver.OnWaiting(TimeSpan wait) => Alone(() => Waits.Add(wait));

    void IChainObserver.OnLeftEarly(SnapshotCoverage coverage) => Alone(() => LeftEarly.Add(coverage));

    void IChainObserver.OnProgress(ChainProgress progress) => Alone(() => Progress.Add(progress));

    private void Alone(Action tell)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        tell();
        Interlocked.Decrement(ref _inside);
    }
}
