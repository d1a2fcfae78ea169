using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>Credentials at a token endpoint. Adopts a new refresh token if a reply brings one. Used by one caller at a time.</summary>
internal sealed class RefreshGrant(TokenEndpoint endpoint, OAuthCredentials credentials)
{
    private string _refreshToken = credentials.RefreshToken;

    /// <summary>Asks for an access token, once.</summary>
    public async Task<TokenGrant> RefreshAsync(RequestState state, CancellationToken cancellationToken)
    {
        var reply = await endpoint.RefreshAsync(credentials.ClientId, credentials.ClientSecret, _refreshToken, state, cancellationToken).ConfigureAwait(false);
        var replacement = reply.RefreshToken is { } other && other != _refreshToken ? other : null;
        _refreshToken = replacement ?? _refreshToken;
        return new TokenGrant(reply.Token, replacement);
    }
}
