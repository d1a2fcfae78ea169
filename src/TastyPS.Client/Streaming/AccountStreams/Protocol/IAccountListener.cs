using System.Text.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>A notification as it came.</summary>
/// <param name="Type">Its type as the service words it.</param>
/// <param name="Data">What it carries; valid during the call.</param>
/// <param name="PublishedAt">When the service sent it.</param>
/// <param name="Sequence">Its number on this connection, counted over all types.</param>
internal readonly record struct AccountNotification(string Type, JsonElement Data, DateTimeOffset? PublishedAt, long? Sequence);

/// <summary>Takes what a session receives. Every call comes on the thread that receives and must not block.</summary>
internal interface IAccountListener
{
    /// <summary>Something happened.</summary>
    void OnNotification(in AccountNotification notification);

    /// <summary>The server reported an error that ends nothing.</summary>
    void OnServerError(string text);

    /// <summary>Something could not be read, and was left out.</summary>
    /// <param name="what">What it was; never the payload.</param>
    void OnUnreadable(string what);
}
