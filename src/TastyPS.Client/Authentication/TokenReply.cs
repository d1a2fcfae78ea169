namespace TastyPS.Client.Authentication;

/// <summary>A reply of the token endpoint.</summary>
/// <param name="Token">The access token.</param>
/// <param name="RefreshToken">The refresh token, which an exchange brings and a refresh, as measured, does not.</param>
internal sealed record TokenReply(AccessToken Token, string? RefreshToken)
{
    public override string ToString() => Token.ToString();
}
