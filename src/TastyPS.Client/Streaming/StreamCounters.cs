namespace TastyPS.Client.Streaming;

/// <summary>What a stream has done so far.</summary>
/// <param name="Received">Events that arrived.</param>
/// <param name="Conflated">Events that a newer one replaced, because their consumer was slow.</param>
/// <param name="Dropped">Events that a consumer did not get, because it failed on them.</param>
/// <param name="Reconnects">Sessions that were opened in place of another.</param>
/// <param name="Items">Items that are wanted now.</param>
/// <param name="Sessions">Sessions that are open now.</param>
public sealed record StreamCounters(long Received, long Conflated, long Dropped, long Reconnects, int Items, int Sessions)
{
    internal static StreamCounters Zero { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>What happened, in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Received} received, {Conflated} conflated, {Dropped} dropped, {Reconnects} reconnects");

    /// <summary>Both together.</summary>
    internal StreamCounters Plus(StreamCounters other) => new(
        Received + other.Received,
        Conflated + other.Conflated,
        Dropped + other.Dropped,
        Reconnects + other.Reconnects,
        Items + other.Items,
        Sessions + other.Sessions);
}
