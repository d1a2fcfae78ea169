namespace TastyPS.Client.Authentication;

/// <summary>What was asked of the token endpoint; the same error code means different things.</summary>
internal enum TokenRequestKind
{
    /// <summary>An access token for a refresh token.</summary>
    Refresh,

    /// <summary>A grant for an authorization code.</summary>
    Exchange,
}
