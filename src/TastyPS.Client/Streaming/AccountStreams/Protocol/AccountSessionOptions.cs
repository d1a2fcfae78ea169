namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>What a session asks of the server, and how long it waits. The defaults suit the service.</summary>
internal sealed record AccountSessionOptions
{
    /// <summary>The accounts.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>What else to subscribe to once the accounts are connected.</summary>
    public IReadOnlyList<AccountRequest> Subscriptions { get; init; } = [];

    /// <summary>Who asks, e.g. <c>TastyPS/1.0.0</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How long one step of the start may take.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a heartbeat is sent; the service hangs up after 60 s without one.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the reply to a heartbeat may take before the connection counts as dead.</summary>
    public TimeSpan HeartbeatTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of the largest message that is accepted.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;
}
