namespace TastyPS.Client.Http;

/// <summary>Remembers when requests were sent. In memory for one client; a shared store can stand in to span processes.</summary>
/// <remarks>Times are spans on a steady clock, the same for all users of a ledger; wall-clock changes must not matter.</remarks>
internal interface IRequestLedger
{
    /// <summary>
    /// Enters a request into all the windows if each has room, atomically, and answers <see cref="TimeSpan.Zero"/>;
    /// else enters nothing and answers how long from <paramref name="now"/> until they may have room.
    /// </summary>
    TimeSpan Claim(IReadOnlyList<RequestWindow> windows, TimeSpan now);

    /// <summary>The entries that still count in a window, oldest first.</summary>
    IReadOnlyList<TimeSpan> Entries(RequestWindow window, TimeSpan now);
}
