namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>The values of <c>type</c>.</summary>
internal static class MessageTypes
{
    public const string Setup = "SETUP";
    public const string Keepalive = "KEEPALIVE";
    public const string Auth = "AUTH";
    public const string AuthState = "AUTH_STATE";
    public const string Error = "ERROR";
    public const string ChannelRequest = "CHANNEL_REQUEST";
    public const string ChannelOpened = "CHANNEL_OPENED";
    public const string ChannelClosed = "CHANNEL_CLOSED";
    public const string ChannelCancel = "CHANNEL_CANCEL";
    public const string FeedSetup = "FEED_SETUP";
    public const string FeedConfig = "FEED_CONFIG";
    public const string FeedSubscription = "FEED_SUBSCRIPTION";
    public const string FeedData = "FEED_DATA";
}
