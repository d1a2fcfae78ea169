namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What opens a session: an address and a token for it, which go together.</summary>
/// <param name="Address">Where to connect, as the service said with this token.</param>
/// <param name="Token">The token.</param>
/// <param name="AskedAt">When it was asked for, on the steady clock.</param>
/// <param name="Lifetime">How long it is good for from then on.</param>
internal sealed record StreamTicket(Uri Address, string Token, TimeSpan AskedAt, TimeSpan Lifetime)
{
    /// <summary>Whether what comes with it comes late.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"Ticket for {Address.Host}";
}
