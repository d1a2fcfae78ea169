namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Follows a snapshot. All calls come from the run, one at a time.</summary>
internal interface ISnapshotListener
{
    /// <summary>Instruments may have been settled: what is complete may leave.</summary>
    void OnSettled();

    /// <summary>Something kept answers from coming.</summary>
    void OnFailure(TastyException failure);

    /// <summary>What was subscribed before, within the last minute, makes this snapshot so much longer.</summary>
    void OnWaiting(TimeSpan wait);
}
