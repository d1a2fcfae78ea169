namespace TastyPS.Client.Streaming;

/// <summary>The limits a client keeps by itself on its streams of market data. Make changed copies with <c>with</c>.</summary>
public sealed record StreamLimits
{
    /// <summary>
    /// What is assumed of the service, which publishes no figures (unconfirmed; measured by others): 5 sessions; in each 25,000 items, 10,000 additions
    /// and removals in any minute, 100 candles, orders and series; 200 items a message, a message every 150 ms.
    /// </summary>
    public static StreamLimits Assumed { get; } = new()
    {
        Sessions = 5,
        ItemsPerSession = 25_000,
        HistoriesPerSession = 100,
        HistoriesAtOnce = 16,
        SnapshotTimeout = TimeSpan.FromSeconds(30),
        ChangesPerWindow = 10_000,
        Window = TimeSpan.FromSeconds(60),
        Slack = TimeSpan.FromMilliseconds(250),
        ItemsPerMessage = 200,
        MessagePause = TimeSpan.FromMilliseconds(150),
        LongestMessagePause = TimeSpan.FromSeconds(2.4),
        PauseAfterRateKill = TimeSpan.FromSeconds(60),
    };

    /// <summary>No limits: for a simulator. Messages still stay below 8 KB, and no more than five sessions are opened.</summary>
    public static StreamLimits None { get; } = new()
    {
        Sessions = 5,
        ItemsPerSession = int.MaxValue,
        HistoriesPerSession = int.MaxValue,
        HistoriesAtOnce = int.MaxValue,
        SnapshotTimeout = TimeSpan.FromSeconds(30),
        ChangesPerWindow = int.MaxValue,
        Window = TimeSpan.FromSeconds(60),
        Slack = TimeSpan.Zero,
        ItemsPerMessage = 200,
        MessagePause = TimeSpan.Zero,
        LongestMessagePause = TimeSpan.FromSeconds(2.4),
        PauseAfterRateKill = TimeSpan.FromSeconds(1),
    };

    private StreamLimits()
    {
    }

    /// <summary><c>None</c>, <c>Assumed</c> or <c>Custom</c>.</summary>
    public string Name => Equals(Assumed) ? "Assumed" : Equals(None) ? "None" : "Custom";

    /// <summary>Sessions (sockets) open at the same time, all streams of a client together.</summary>
    public int Sessions { get; init => field = Positive(value, nameof(Sessions)); }

    /// <summary>Items a session may hold; an item is one type of event of one symbol.</summary>
    public int ItemsPerSession { get; init => field = Positive(value, nameof(ItemsPerSession)); }

    /// <summary>How many of a session's items may be histories: candles, orders, series, and whatever has a start time.</summary>
    public int HistoriesPerSession { get; init => field = Positive(value, nameof(HistoriesPerSession)); }

    /// <summary>Histories whose past a session may be waiting for at the same time; the next is asked for when one of them is complete.</summary>
    public int HistoriesAtOnce { get; init => field = Positive(value, nameof(HistoriesAtOnce)); }

    /// <summary>How long a history's past may take before it no longer holds up the next one.</summary>
    public TimeSpan SnapshotTimeout { get; init => field = NotNegative(value, nameof(SnapshotTimeout)); }

    /// <summary>Additions and removals together that a session may send in any <see cref="Window"/>, wherever it starts.</summary>
    public int ChangesPerWindow { get; init => field = Positive(value, nameof(ChangesPerWindow)); }

    /// <summary>The length of the sliding window of <see cref="ChangesPerWindow"/>.</summary>
    public TimeSpan Window { get; init => field = NotNegative(value, nameof(Window)); }

    /// <summary>Added to the window, because two messages do not take equally long to arrive and the service counts arrivals.</summary>
    public TimeSpan Slack { get; init => field = NotNegative(value, nameof(Slack)); }

    /// <summary>Items a message may hold; its size, below 8 KB, may allow fewer.</summary>
    public int ItemsPerMessage { get; init => field = Positive(value, nameof(ItemsPerMessage)); }

    /// <summary>The pause between two messages of a session. It doubles each time the service calls the rate too high.</summary>
    public TimeSpan MessagePause { get; init => field = NotNegative(value, nameof(MessagePause)); }

    /// <summary>What doubling ends at.</summary>
    public TimeSpan LongestMessagePause { get; init => field = NotNegative(value, nameof(LongestMessagePause)); }

    /// <summary>The least time to stay away after the service has called the rate too high and closed the session.</summary>
    public TimeSpan PauseAfterRateKill { get; init => field = NotNegative(value, nameof(PauseAfterRateKill)); }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    private static TimeSpan NotNegative(TimeSpan value, string name) =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} cannot be negative.");
}
