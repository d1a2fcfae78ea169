namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>
/// The stored form of an event while it is read: small, and with marks of its own for what is missing (see <see cref="Stored"/>).
/// </summary>
internal interface IEventValues<out TEvent>
{
    string Symbol { get; set; }

    /// <summary>Ticks of the instant of receipt in UTC.</summary>
    long ReceivedTicks { get; set; }

    TEvent ToEvent();
}
