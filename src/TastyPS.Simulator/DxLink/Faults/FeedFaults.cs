namespace TastyPS.Simulator.DxLink.Faults;

/// <summary>What is wrong with the content of the feed, for all sessions. Switches hold until they are set back.</summary>
public sealed class FeedFaults
{
    /// <summary>Fields that the server leaves out of every type, whoever asks, e.g. <c>vwap</c>.</summary>
    public IReadOnlyCollection<string> OmittedFields { get; set; } = [];

    /// <summary>Whether the server lists the fields in the reverse of the order asked for.</summary>
    public bool ReversesFields { get; set; }

    /// <summary>Whether the server never says which fields its compact data have; they are those asked for.</summary>
    public bool HidesFields { get; set; }

    /// <summary>After how many messages of data on a channel the server turns to the full format unasked; null for never.</summary>
    public int? FullFormatAfter { get; set; }

    /// <summary>Whether the server uses the compact format whatever is asked for.</summary>
    public bool ForcesCompact { get; set; }

    /// <summary>Whether one message of data carries several types.</summary>
    public bool MixesTypes { get; set; }

    /// <summary>Every how many events one has no numbers, each of them <c>"NaN"</c>; null for none.</summary>
    public int? EmptyEventEvery { get; set; }

    /// <summary>Whether every history is empty.</summary>
    public bool EmptiesHistory { get; set; }

    /// <summary>After how many events a history is cut with the flag SNAPSHOT_SNIP; null for never.</summary>
    public int? HistoryCutAt { get; set; }

    /// <summary>How many events an invented history has; null for the market's own.</summary>
    public int? HistoryLength { get; set; }

    /// <summary>Whether a live update of a history comes as a transaction of two events, the first of them pending.</summary>
    public bool SplitsUpdates { get; set; }

    /// <summary>Event types that the token is not entitled to besides those it never is.</summary>
    public IReadOnlyCollection<string> WithheldTypes { get; set; } = [];

    internal void Clear()
    {
        OmittedFields = [];
        ReversesFields = false;
        HidesFields = false;
        FullFormatAfter = null;
        ForcesCompact = false;
        MixesTypes = false;
        EmptyEventEvery = null;
        EmptiesHistory = false;
        HistoryCutAt = null;
        HistoryLength = null;
        SplitsUpdates = false;
        WithheldTypes = [];
    }
}
