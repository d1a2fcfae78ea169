namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Receives what a chain query finds, in order, one call at a time. A call that blocks holds the query back.</summary>
public interface IChainObserver
{
    /// <summary>Rows, complete; the list does not change afterwards.</summary>
    void OnRows(IReadOnlyList<OptionRow> rows);

    /// <summary>A strike that the reply spoiled. All other contracts are delivered.</summary>
    void OnDefect(ChainDefect defect);

    /// <summary>A failure that left contracts without market data. Their rows are delivered all the same.</summary>
    void OnFailure(TastyException failure);

    /// <summary>The filter names what the chain does not list. Told once, when the chain is known.</summary>
    void OnUnlisted(UnlistedNames names);

    /// <summary>What was subscribed before, within the last minute, makes this query so much longer. Told at its beginning, if at all.</summary>
    void OnWaiting(TimeSpan wait);

    /// <summary>The query was cancelled: the report of the rows that had been delivered by then. Told last, when everything is closed.</summary>
    void OnLeftEarly(SnapshotCoverage coverage);

    /// <summary>How far it has come.</summary>
    void OnProgress(ChainProgress progress);
}

/// <summary>How far a chain query has come.</summary>
/// <param name="Contracts">Contracts wanted.</param>
/// <param name="Delivered">Contracts delivered.</param>
/// <param name="Remaining">What the limits of requests and of the feed still cost; zero without limits.</param>
public readonly record struct ChainProgress(int Contracts, int Delivered, TimeSpan Remaining);
