using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.OAuth;

/// <summary><c>POST /oauth/token</c>. Its replies and errors have no envelope.</summary>
internal sealed class TokenRoutes(ClientRegistration client, AuthorizationCodes codes, TokenIssuer issuer) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("POST", "/oauth/token", Answer) { Scope = RouteScope.Anonymous, Limit = RequestClass.Token },
    ];

    private RestReply Answer(RestRequest request)
    {
        if (!TokenRequest.TryRead(request, out var fields)) return Refuse("invalid_request", "Request body is not readable");
        return fields["grant_type"] switch
        {
            "refresh_token" => Refresh(fields),
            "authorization_code" => Exchange(fields),
            null => Missing("grant_type"),
            _ => Refuse("unsupported_grant_type", "The grant type is not supported"),
        };
    }

    private RestReply Refresh(TokenRequest fields)
    {
        if (fields["refresh_token"] is not { } refreshToken) return Missing("refresh_token");
        if (fields["client_secret"] is not { } secret) return Missing("client_secret");
        if (client.Find(refreshToken) is not { } grant) return Refuse("invalid_grant", "Invalid JWT");
        if (grant.IsRevoked) return Refuse("invalid_grant", "Grant revoked");
        if (RefuseClient(fields["client_id"], secret) is { } refusal) return refusal;
        var scope = fields["scope"] ?? grant.Scope;
        return OAuthScopes.IsWithin(scope, grant.Scope) ? Accept(grant, scope, null) : Refuse("invalid_scope", "The scope exceeds the grant");
    }

    private RestReply Exchange(TokenRequest fields)
    {
        if (fields["code"] is not { } code) return Missing("code");
        if (fields["redirect_uri"] is not { } redirectUri) return Missing("redirect_uri");
        if (fields["client_id"] is not { } id) return Missing("client_id");
        if (fields["client_secret"] is not { } secret) return Missing("client_secret");
        if (RefuseClient(id, secret) is { } refusal) return refusal;
        switch (codes.Redeem(code, redirectUri, out var scope))
        {
            case AuthorizationCodeState.Unknown:
                return Refuse("invalid_grant", "Invalid authorization code");
            case AuthorizationCodeState.Used:
                return Refuse("invalid_grant", "Authorization code already used");
            case AuthorizationCodeState.Expired:
                return Refuse("invalid_grant", "Authorization code expired");
            case AuthorizationCodeState.OtherRedirect:
                return Refuse("invalid_grant", "Redirect URI mismatch");
            default:
                var grant = client.Add(scope);
                return Accept(grant, scope, grant.RefreshToken);
        }
    }

    // The service calls a wrong secret a wrong grant.
    private RestReply? RefuseClient(string? id, string secret)
    {
        var credentials = client.Credentials;
        if (secret != credentials.ClientSecret) return Refuse("invalid_grant", "Client secret mismatch");
        return id is not null && id != credentials.ClientId ? Refuse("invalid_client", "Client id mismatch") : null;
    }

    private RestReply Accept(Grant grant, string scope, string? refreshToken) => RestReply.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token", issuer.Issue(grant, scope));
        writer.WriteText("refresh_token", refreshToken);
        writer.WriteString("token_type", "Bearer");
        writer.WriteNumber("expires_in", (long)issuer.Lifetime.TotalSeconds);
        writer.WriteString("scope", scope);
        if (OAuthScopes.Has(scope, "openid")) writer.WriteString("id_token", issuer.IssueIdentity(grant));
        writer.WriteEndObject();
    }).With("Cache-Control", "no-store");

    private static RestReply Missing(string parameter) => Refuse("invalid_request", $"Missing required parameter: {parameter}");

    private static RestReply Refuse(string code, string description) => RestReply.Json(400, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error_code", code);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });
}
