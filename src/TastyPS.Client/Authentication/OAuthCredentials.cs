namespace TastyPS.Client.Authentication;

/// <summary>The secrets of a grant. They can be set but, outside this library, not read back, and no text form shows them.</summary>
public sealed class OAuthCredentials
{
    /// <summary>The client id, if known: a refresh does not need it, but it must match if sent.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret of the OAuth application.</summary>
    public required string ClientSecret { internal get; init; }

    /// <summary>The refresh token of the grant; it never expires until the grant is deleted or the secret regenerated.</summary>
    public required string RefreshToken { internal get; init; }

    /// <summary>The same application with another refresh token.</summary>
    public OAuthCredentials WithRefreshToken(string refreshToken) => new() { ClientId = ClientId, ClientSecret = ClientSecret, RefreshToken = refreshToken };

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => "OAuth credentials (hidden)";
}
