namespace TastyPS.Simulator.AccountStream.Wire;

/// <summary>What a client may ask of the account streamer.</summary>
internal static class StreamActions
{
    public const string Connect = "connect";

    /// <summary>The old name of <see cref="Connect"/>.</summary>
    public const string AccountSubscribe = "account-subscribe";

    public const string Heartbeat = "heartbeat";
    public const string PublicWatchlistsSubscribe = "public-watchlists-subscribe";
    public const string QuoteAlertsSubscribe = "quote-alerts-subscribe";
    public const string UserMessageSubscribe = "user-message-subscribe";
}
