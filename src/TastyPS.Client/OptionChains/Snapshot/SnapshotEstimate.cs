namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>How long the limits stretch a snapshot.</summary>
internal static class SnapshotEstimate
{
    /// <summary>The time that is left when both sides stop at the same moment.</summary>
    /// <param name="items">Items that the feed would be asked for if there were no REST service.</param>
    /// <param name="itemsOfInstrument">By how many they are fewer for each instrument that the REST service is asked for.</param>
    /// <param name="batches">Requests that all the instruments would take.</param>
    /// <param name="batchSize">Instruments of a request.</param>
    /// <param name="feedTime">How long so many items take.</param>
    /// <param name="restTime">How long so many requests take.</param>
    public static TimeSpan Shared(int items, int itemsOfInstrument, int batches, int batchSize, Func<int, TimeSpan> feedTime, Func<int, TimeSpan> restTime)
    {
        int low = 0, high = batches;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (restTime(middle) <= feedTime(Left(middle)))
                low = middle;
            else
                high = middle - 1;
        }

        return feedTime(Left(low));

        int Left(int requests) => Math.Max(0, items - (requests * batchSize * itemsOfInstrument));
    }
}
