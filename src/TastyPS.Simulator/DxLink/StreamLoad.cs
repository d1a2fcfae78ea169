namespace TastyPS.Simulator.DxLink;

/// <summary>
/// Events at a set rate, over the symbols that a session has subscribed to, whatever the market does. They are encoded beforehand and
/// repeated, so that the server is no bottleneck.
/// </summary>
public sealed record StreamLoad
{
    /// <summary>Events a second of each session; null for as many as the client takes.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Events in a message.</summary>
    public int EventsPerMessage { get; init; } = 200;

    /// <summary>The types to send; those without a market value of their own, such as candles, are never sent.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = ["Quote"];

    /// <summary>How many events each session gets; null for no end.</summary>
    public long? MostEvents { get; init; }

    internal void Check()
    {
        if (EventsPerSecond <= 0) throw new ArgumentException($"{nameof(EventsPerSecond)} must be positive or null.");
        if (EventsPerMessage < 1) throw new ArgumentException($"{nameof(EventsPerMessage)} must be positive.");
        if (MostEvents < 0) throw new ArgumentException($"{nameof(MostEvents)} must not be negative.");
    }
}
