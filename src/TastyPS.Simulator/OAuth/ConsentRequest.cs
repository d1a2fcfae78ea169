using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.OAuth;

/// <summary>What a client asks of the customer, on the consent page and again with the answer.</summary>
internal sealed class ConsentRequest
{
    private ConsentRequest(string clientId, string redirectUri, string responseType, string scope, string? state)
    {
        ClientId = clientId;
        RedirectUri = redirectUri;
        ResponseType = responseType;
        Scope = scope;
        State = state;
    }

    public string ClientId { get; }

    public string RedirectUri { get; }

    public string ResponseType { get; }

    public string Scope { get; }

    public string? State { get; }

    /// <summary>Reads the parameters. Nobody is sent to an address that is not registered, so these mistakes are told to the customer.</summary>
    public static bool TryRead(QueryParameters query, ClientRegistration client, [NotNullWhen(true)] out ConsentRequest? request, [NotNullWhen(false)] out string? mistake)
    {
        request = null;
        mistake = null;
        var clientId = query.Single("client_id");
        var redirectUri = query.Single("redirect_uri");
        if (clientId is null) mistake = "The parameter client_id is missing.";
        else if (clientId != client.Credentials.ClientId) mistake = "No application has this client_id.";
        else if (redirectUri is null) mistake = "The parameter redirect_uri is missing.";
        else if (!client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal)) mistake = "The redirect_uri is not one that the application has registered.";
        else
        {
            var scope = query.Single("scope") is { Length: > 0 } asked ? asked : client.Scope;
            request = new ConsentRequest(clientId, redirectUri, query.Single("response_type") ?? "", scope, query.Single("state"));
        }
        return request is not null;
    }

    /// <summary>A mistake that is told to the client, as the error code of RFC 6749; null if there is none.</summary>
    public string? ErrorFor(ClientRegistration client) => ResponseType switch
    {
        "code" => OAuthScopes.IsWithin(Scope, client.Scope) ? null : "invalid_scope",
        "" => "invalid_request",
        _ => "unsupported_response_type",
    };

    /// <summary>Sends the browser back to the client with an answer.</summary>
    public RestReply Redirect(string name, string value)
    {
        var separator = RedirectUri.Contains('?') ? '&' : '?';
        var state = State is null ? "" : $"&state={Uri.EscapeDataString(State)}";
        return RestReply.Page(302, "").With("Location", $"{RedirectUri}{separator}{name}={Uri.EscapeDataString(value)}{state}");
    }
}
