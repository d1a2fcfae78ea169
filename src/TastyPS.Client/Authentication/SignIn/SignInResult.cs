namespace TastyPS.Client.Authentication.SignIn;

/// <summary>A successful sign-in. No text form shows a secret.</summary>
public sealed class SignInResult
{
    internal SignInResult(OAuthCredentials credentials, IReadOnlyList<string> scopes, SignInWay way, DateTimeOffset signedInAt)
    {
        Credentials = credentials;
        Scopes = scopes;
        Way = way;
        SignedInAt = signedInAt;
    }

    /// <summary>What to connect with from now on.</summary>
    public OAuthCredentials Credentials { get; }

    /// <summary>What the service granted, which may be less than was asked for.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>How.</summary>
    public SignInWay Way { get; }

    /// <summary>When.</summary>
    public DateTimeOffset SignedInAt { get; }

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"Signed in for {string.Join(" ", Scopes)}";
}
