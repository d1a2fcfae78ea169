namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>One message to the account streamer, but for what every message carries.</summary>
/// <param name="Action">What is asked.</param>
internal sealed record AccountRequest(string Action)
{
    /// <summary>The accounts to connect.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>The user whose messages are wanted.</summary>
    public string? User { get; init; }
}
