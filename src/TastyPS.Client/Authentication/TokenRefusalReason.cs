namespace TastyPS.Client.Authentication;

/// <summary>What the token endpoint objected to, read from its error code and description.</summary>
public enum TokenRefusalReason
{
    /// <summary>Nothing known; the message quotes the service.</summary>
    Other,

    /// <summary>The grant was deleted, or the client secret regenerated.</summary>
    GrantRevoked,

    /// <summary>The client secret is not that of the application.</summary>
    WrongSecret,

    /// <summary>The refresh token is garbled or belongs to another environment.</summary>
    WrongEnvironment,

    /// <summary>The refresh token was refused without a known cause.</summary>
    RefreshTokenRefused,

    /// <summary>The authorization code was used before, is too old or was never issued.</summary>
    CodeRefused,

    /// <summary>The redirect URI is not, to the letter, the one registered.</summary>
    RedirectMismatch,

    /// <summary>No application has this client id here.</summary>
    UnknownClient,

    /// <summary>The application may not use this way of signing in.</summary>
    ClientNotAllowed,

    /// <summary>The scope is not one that the application or the grant has.</summary>
    ScopeRefused,
}
