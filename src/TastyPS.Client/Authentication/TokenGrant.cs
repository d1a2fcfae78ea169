namespace TastyPS.Client.Authentication;

/// <summary>What a refresh brought.</summary>
/// <param name="Token">The access token.</param>
/// <param name="NewRefreshToken">The refresh token that replaces the one sent; null, as usual, if that one stays.</param>
internal sealed record TokenGrant(AccessToken Token, string? NewRefreshToken)
{
    public override string ToString() => Token.ToString();
}
