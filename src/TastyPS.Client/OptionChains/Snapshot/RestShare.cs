namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>What of a snapshot the REST service is asked for.</summary>
internal enum RestShare
{
    /// <summary>What the feed cannot answer.</summary>
    Own,

    /// <summary>That, and whatever the feed has not come to, from the end of the list.</summary>
    Tail,

    /// <summary>Everything, from the head of the list: there is no feed.</summary>
    All,

    /// <summary>What the feed was asked for and has not answered.</summary>
    Stragglers,
}
