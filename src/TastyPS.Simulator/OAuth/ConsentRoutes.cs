using System.Text;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.OAuth;

/// <summary><c>/auth.html</c>: the customer signs in, sees what is asked for, and decides.</summary>
internal sealed class ConsentRoutes(ClientRegistration client, AuthorizationCodes codes, bool consentAutomatically) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/auth.html", Ask) { Scope = RouteScope.Anonymous },
        new Route("POST", "/auth.html", Decide) { Scope = RouteScope.Anonymous },
    ];

    private RestReply Ask(RestRequest request) => Answer(request.Query, consent => consentAutomatically
        ? Authorize(consent)
        : RestReply.Page(200, ConsentPage.Ask(consent, client.Credentials, isLoginWrong: false)));

    private RestReply Decide(RestRequest request)
    {
        var form = QueryParameters.Parse(Encoding.UTF8.GetString(request.Body));
        return Answer(form, consent =>
        {
            if (form.Single("decision") != "authorize") return consent.Redirect("error", "access_denied");
            var credentials = client.Credentials;
            var isLoginRight = form.Single("username") == credentials.UserName && form.Single("password") == credentials.Password;
            return isLoginRight ? Authorize(consent) : RestReply.Page(401, ConsentPage.Ask(consent, credentials, isLoginWrong: true));
        });
    }

    // The form carries the client's parameters back, where they are checked again like those of anybody.
    private RestReply Answer(QueryParameters parameters, Func<ConsentRequest, RestReply> answer)
    {
        if (!ConsentRequest.TryRead(parameters, client, out var consent, out var mistake)) return RestReply.Page(400, ConsentPage.Refuse(mistake));
        return consent.ErrorFor(client) is { } error ? consent.Redirect("error", error) : answer(consent);
    }

    private RestReply Authorize(ConsentRequest consent) => consent.Redirect("code", codes.Issue(consent.RedirectUri, consent.Scope));
}
