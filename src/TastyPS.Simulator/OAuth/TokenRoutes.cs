using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.OAuth;

/// <summary><c>POST /oauth/token</c>. Its replies and errors have no envelope.</summary>
internal sealed class TokenRoutes(TokenIssuer issuer) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("POST", "/oauth/token", Grant) { Scope = RouteScope.Anonymous, Limit = RequestClass.Token },
    ];

    private RestReply Grant(RestRequest request)
    {
        if (!TokenRequest.TryRead(request, out var fields)) return Refuse("invalid_request", "Request body is not readable");
        return fields["grant_type"] switch
        {
            "refresh_token" => Refresh(fields),
            null => Refuse("invalid_request", "Missing required parameter: grant_type"),
            _ => Refuse("unsupported_grant_type", "The grant type is not supported"),
        };
    }

    private RestReply Refresh(TokenRequest fields)
    {
        if (fields["refresh_token"] is not { } refreshToken) return Refuse("invalid_request", "Missing required parameter: refresh_token");
        if (fields["client_secret"] is not { } secret) return Refuse("invalid_request", "Missing required parameter: client_secret");
        if (refreshToken != issuer.Credentials.RefreshToken) return Refuse("invalid_grant", "Invalid JWT");
        if (issuer.IsRevoked) return Refuse("invalid_grant", "Grant revoked");
        if (secret != issuer.Credentials.ClientSecret) return Refuse("invalid_grant", "Client secret mismatch");
        if (fields["client_id"] is { } id && id != issuer.Credentials.ClientId) return Refuse("invalid_client", "Client id mismatch");
        return TryNarrow(fields["scope"], out var scope) ? Accept(scope) : Refuse("invalid_scope", "The scope exceeds the grant");
    }

    private bool TryNarrow(string? asked, out string scope)
    {
        scope = asked ?? issuer.Scope;
        var granted = Scopes(issuer.Scope);
        return Scopes(scope).All(granted.Contains);
    }

    private RestReply Accept(string scope) => RestReply.Json(200, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token", issuer.Issue(scope));
        writer.WriteString("token_type", "Bearer");
        writer.WriteNumber("expires_in", (long)issuer.Lifetime.TotalSeconds);
        writer.WriteString("scope", scope);
        if (Scopes(scope).Contains("openid")) writer.WriteString("id_token", issuer.IssueIdentity());
        writer.WriteEndObject();
    });

    private static RestReply Refuse(string code, string description) => RestReply.Json(400, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("error_code", code);
        writer.WriteString("error_description", description);
        writer.WriteEndObject();
    });

    private static string[] Scopes(string text) => text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
