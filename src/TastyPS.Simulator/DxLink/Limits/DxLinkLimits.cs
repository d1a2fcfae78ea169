namespace TastyPS.Simulator.DxLink.Limits;

/// <summary>What a customer may ask of the stream. A null is no limit. The service publishes none; these are measured by others.</summary>
public sealed record DxLinkLimits
{
    /// <summary>The assumed limits of the service.</summary>
    public static DxLinkLimits Assumed { get; } = new()
    {
        Sessions = 5,
        Items = 25_000,
        HistoryItems = 100,
        ChangesPerMinute = 10_000,
        CustomerChangesPerMinute = 50_000,
        MessageBytes = 65_536,
    };

    /// <summary>No limits at all.</summary>
    public static DxLinkLimits None { get; } = new();

    /// <summary>Sessions at once; one more is refused.</summary>
    public int? Sessions { get; init; }

    /// <summary>Items (type and symbol) of a session; what is beyond stays silent.</summary>
    public int? Items { get; init; }

    /// <summary>Items of a session of each of the types Candle, Order and Series; what is beyond stays silent.</summary>
    public int? HistoryItems { get; init; }

    /// <summary>
    /// Adds and removes of a session in any 60 seconds; beyond, the session is closed. A token may have as many times this as it has had
    /// sessions at once, so that opening a session anew gains nothing.
    /// </summary>
    public int? ChangesPerMinute { get; init; }

    /// <summary>Adds and removes of all sessions together in any 60 seconds.</summary>
    public int? CustomerChangesPerMinute { get; init; }

    /// <summary>Bytes of a message of the client; a longer one closes the session with 1009.</summary>
    public int? MessageBytes { get; init; }
}
