using TastyPS.Simulator.DxLink;

namespace TastyPS.Simulator.Rest.Families;

/// <summary><c>GET /api-quote-tokens</c>: where streamed quotes come from, and the ticket for them.</summary>
internal sealed class QuoteTokenRoutes(DxLinkServer stream) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/api-quote-tokens", Show) { Scope = RouteScope.Read },
    ];

    private RestReply Show(RestRequest request)
    {
        var (token, address) = stream.IssueToken();
        return Envelope.Single(request, writer =>
        {
            writer.WriteString("token", token);
            writer.WriteString("dxlink-url", address.AbsoluteUri);
            writer.WriteString("level", stream.IsDelayed ? "demo" : "api");
        });
    }
}
