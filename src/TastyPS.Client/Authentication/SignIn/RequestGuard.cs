namespace TastyPS.Client.Authentication.SignIn;

/// <summary>
/// What every request must fulfil, whatever it asks for: from this machine, for this very host (a foreign name would mean that somebody points it here),
/// as a page and not as part of another site's page; a form only from our own page, with its token.
/// </summary>
internal sealed class RequestGuard(int port, SessionCookie cookie)
{
    private readonly string _host = $"localhost:{port}";

    /// <summary>Why a request is refused, and with which status; null if it is not.</summary>
    public (int Status, string Why)? Refuse(PageRequest request)
    {
        if (!request.IsLocal)
            return (403, "This page is served to this machine only.");
        if (!string.Equals(request.Host, _host, StringComparison.OrdinalIgnoreCase))
            return (400, $"This page has one address only: http://{_host}");
        if (request.FetchDestination is not (null or "document"))
            return (403, "This page cannot be part of another.");

        return request.Method switch
        {
            "GET" => null,
            "POST" => RefuseForm(request),
            _ => (405, "This page is read, and its forms are sent, and nothing else."),
        };
    }

    private (int Status, string Why)? RefuseForm(PageRequest request)
    {
        if (request.FetchSite is not (null or "same-origin") || request.Origin != $"http://{_host}")
            return (403, "The form came from another page than this one.");
        if (!request.IsFormReadable)
            return (400, "What came is no form of this page.");
        if (request.Session is not { Length: > 0 } session)
            return (403, "The browser did not send the cookie of this page. Allow cookies for localhost, open the page again and try once more.");
        if (!cookie.IsFormToken(session, request.Form["token"]))
            return (403, "The form is from an earlier sign-in. Open the page again and try once more.");

        return null;
    }
}
