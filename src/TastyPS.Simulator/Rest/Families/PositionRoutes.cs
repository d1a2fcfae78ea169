using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>
/// The positions of an account. There is one of each symbol, so that they are net already.
/// </summary>
internal sealed class PositionRoutes(Brokerage brokerage) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/positions", List) { Scope = RouteScope.Read, Limit = RequestClass.Account },
    ];

    private RestReply List(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out var portfolio)) return RestError.NotPermitted();
        foreach (var name in new[] { "include-closed-positions", "include-marks", "net-positions" })
        {
            if (request.Query.Single(name) is { } text && !bool.TryParse(text, out _)) return RestError.Invalid(name, "must be boolean");
        }
        var found = portfolio.Now().Positions.Where(position => IsWanted(position, request.Query));
        var includeMarks = IsSet(request.Query, "include-marks");
        return Envelope.List(request, found, (writer, position) => PositionWriter.Write(writer, account, position, includeMarks));
    }

    private static bool IsWanted(Position position, QueryParameters query)
    {
        var underlyings = query.All("underlying-symbol");
        return (query.Single("symbol") is not { } symbol || symbol == position.Instrument.Symbol)
            && (underlyings.Count == 0 || underlyings.Contains(position.Instrument.UnderlyingSymbol))
            && (query.Single("instrument-type") is not { } type || type == position.Instrument.Type)
            && (query.Single("underlying-product-code") is not { } product || product == position.Instrument.ProductCode)
            && (position.Quantity != 0 || IsSet(query, "include-closed-positions"));
    }

    private static bool IsSet(QueryParameters query, string name) => bool.TryParse(query.Single(name), out var flag) && flag;
}
