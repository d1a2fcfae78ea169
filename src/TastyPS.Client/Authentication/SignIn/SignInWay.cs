namespace TastyPS.Client.Authentication.SignIn;

/// <summary>How somebody signed in.</summary>
public enum SignInWay
{
    /// <summary>By the broker's consent page.</summary>
    Consent,

    /// <summary>With a refresh token made on the broker's page.</summary>
    RefreshToken,
}
