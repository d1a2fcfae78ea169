using TastyPS.Simulator.OAuth;

namespace TastyPS.Simulator.Rest.Families;

/// <summary><c>GET /api-quote-tokens</c>: where streamed quotes come from, and the ticket for them.</summary>
internal sealed class QuoteTokenRoutes(Uri streamUri, string level) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/api-quote-tokens", Show) { Scope = RouteScope.Read },
    ];

    private RestReply Show(RestRequest request) => Envelope.Single(request, writer =>
    {
        writer.WriteString("token", RandomText.Base64Url(48));
        writer.WriteString("dxlink-url", streamUri.AbsoluteUri);
        writer.WriteString("level", level);
    });
}
