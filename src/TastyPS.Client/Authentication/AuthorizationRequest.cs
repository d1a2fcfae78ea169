using System.Text;

namespace TastyPS.Client.Authentication;

/// <summary>One request for a user's consent, by the authorization code grant: where to send the user, and what must come back.</summary>
public sealed class AuthorizationRequest
{
    /// <summary>Makes a request with a fresh random state.</summary>
    /// <param name="environment">Whose consent page is asked.</param>
    /// <param name="clientId">The client id of the OAuth application.</param>
    /// <param name="redirectUri">Registered with the application, byte for byte; so it is a text, which <see cref="Uri"/> would end with a slash.</param>
    /// <param name="scopes">Of <c>read</c>, <c>trade</c>, <c>openid</c>; none for those the application has.</param>
    /// <exception cref="ArgumentException">The client id or the redirect URI is empty.</exception>
    public AuthorizationRequest(TastyEnvironment environment, string clientId, string redirectUri, IReadOnlyList<string> scopes)
    {
        if (environment is null)
            throw new ArgumentNullException(nameof(environment));
        if (string.IsNullOrWhiteSpace(clientId))
            throw new ArgumentException("A client id is needed.", nameof(clientId));
        if (string.IsNullOrWhiteSpace(redirectUri))
            throw new ArgumentException("A redirect URI is needed.", nameof(redirectUri));
        if (scopes is null)
            throw new ArgumentNullException(nameof(scopes));

        ClientId = clientId;
        RedirectUri = redirectUri;
        Scopes = [.. scopes];
        State = RandomText.Next();
        ConsentUri = new UriBuilder(environment.ConsentUri) { Query = Query() }.Uri;
    }

    /// <summary>The client id.</summary>
    public string ClientId { get; }

    /// <summary>The redirect URI, byte for byte.</summary>
    public string RedirectUri { get; }

    /// <summary>The scopes asked for.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>The page on which the user consents, with this request in its query.</summary>
    public Uri ConsentUri { get; }

    /// <summary>Comes back with the code, which proves that the reply belongs to this request.</summary>
    internal string State { get; }

    /// <summary>True if a reply belongs to this request. Takes the same time whatever is compared.</summary>
    public bool HasState(string? state) => RandomText.AreEqual(State, state);

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"Authorization request for {string.Join(" ", Scopes)}";

    private string Query()
    {
        var query = new StringBuilder("response_type=code");
        Append("client_id", ClientId);
        Append("redirect_uri", RedirectUri);
        if (Scopes.Count > 0)
            Append("scope", string.Join(" ", Scopes));
        Append("state", State);
        return query.ToString();

        void Append(string name, string value) => query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
