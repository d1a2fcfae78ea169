namespace TastyPS.Client.Authentication.SignIn;

/// <summary>What went wrong with a sign-in.</summary>
public enum SignInReason
{
    /// <summary>Another program has the port; the redirect URI allows no other.</summary>
    PortTaken,

    /// <summary>The system does not let the page be served.</summary>
    CannotListen,

    /// <summary>No browser opened, and nobody has opened the page by hand.</summary>
    BrowserNotOpened,

    /// <summary>Nobody finished the sign-in in time.</summary>
    TimedOut,

    /// <summary>The user said no on the consent page.</summary>
    ConsentDenied,

    /// <summary>The consent page sent back another error.</summary>
    ConsentFailed,

    /// <summary>A reply came back that belongs to no sign-in under way here.</summary>
    StateMismatch,

    /// <summary>The redirect URI is not, to the letter, the one registered.</summary>
    RedirectMismatch,

    /// <summary>The client secret is wrong.</summary>
    WrongSecret,

    /// <summary>No client secret was entered. It is shown once; whoever has lost it has to make a new one.</summary>
    ClientSecretMissing,

    /// <summary>The grant was deleted, or the client secret regenerated.</summary>
    GrantRevoked,

    /// <summary>The refresh token is garbled or belongs to another environment.</summary>
    WrongEnvironment,

    /// <summary>The refresh token was refused without a known cause.</summary>
    RefreshTokenRefused,

    /// <summary>The authorization code was used before or is too old.</summary>
    CodeRefused,

    /// <summary>No application has this client id in this environment.</summary>
    UnknownClient,

    /// <summary>The application may not sign in by a consent page; a grant made on the broker's page does it.</summary>
    ClientNotAllowed,

    /// <summary>The application does not have the scope.</summary>
    ScopeRefused,

    /// <summary>The service could not be reached.</summary>
    Network,

    /// <summary>The service failed, or its reply made no sense.</summary>
    ServiceFailed,

    /// <summary>A mistake of this library.</summary>
    Defect,
}
