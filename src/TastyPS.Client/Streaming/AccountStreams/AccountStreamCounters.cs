namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What an account stream has done so far.</summary>
/// <param name="Received">Notifications that arrived.</param>
/// <param name="Delivered">Updates handed on, those read over REST included.</param>
/// <param name="Repeated">States that said what was known.</param>
/// <param name="Outdated">States older than what was known.</param>
/// <param name="Unreadable">Messages that could not be read.</param>
/// <param name="SequenceGaps">Times the service's own count of notifications went on by more than one.</param>
/// <param name="Reconnects">Connections made in place of another.</param>
/// <param name="Waiting">Updates not yet read.</param>
public sealed record AccountStreamCounters(long Received, long Delivered, long Repeated, long Outdated, long Unreadable, long SequenceGaps, long Reconnects, int Waiting)
{
    /// <summary>What happened, in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Received} received, {Delivered} delivered, {Repeated} repeated, {Outdated} outdated, {Reconnects} reconnects");
}
