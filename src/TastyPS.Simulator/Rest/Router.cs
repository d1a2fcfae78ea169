using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Simulator.Rest;

/// <summary>Finds the route of a request; literal segments go before placeholders.</summary>
internal sealed class Router(IEnumerable<IRouteFamily> families)
{
    private readonly Route[] _routes = [.. families.SelectMany(family => family.Routes).OrderBy(route => route.Placeholders)];

    public bool TryFind(RestRequest request, [NotNullWhen(true)] out Route? route)
    {
        var segments = Route.Segments(request.Path);
        foreach (var candidate in _routes)
        {
            if (!candidate.Matches(request.Method, segments, out var values)) continue;
            request.PathValues = values;
            route = candidate;
            return true;
        }
        route = null;
        return false;
    }
}
