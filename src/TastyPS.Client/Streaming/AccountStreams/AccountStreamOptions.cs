namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What an account stream is asked for beside the accounts. Copied when the stream is opened.</summary>
public sealed record AccountStreamOptions
{
    /// <summary>Whether changes of public watchlists are wanted.</summary>
    public bool PublicWatchlists { get; init; }

    /// <summary>Whether the user's quote alerts are wanted.</summary>
    public bool QuoteAlerts { get; init; }

    /// <summary>The external id of the user whose messages are wanted; null for none.</summary>
    public string? UserMessagesOf { get; init; }

    /// <summary>
    /// Whether after a connect orders alone are read over REST, each with its fills, and neither complex orders nor positions nor balances: enough to follow orders to their ends.
    /// </summary>
    public bool ReadOrdersOnly { get; init; }

    /// <summary>
    /// Whether updates are kept for <see cref="AccountStream.ReadAsync"/>. Nothing kept is ever left out, so a stream that nobody reads, because only its orders are
    /// followed, should keep nothing.
    /// </summary>
    public bool KeepUpdates { get; init; } = true;

    /// <summary>
    /// Takes what <see cref="AccountStream.Noticed"/> tells, from the first on: the stream connects as soon as it is opened, and who subscribes afterwards may miss
    /// something. Called on any thread; what it throws is ignored. Null for nobody.
    /// </summary>
    public Action<AccountStreamNotice>? OnNotice { get; init; }
}
