namespace TastyPS.Simulator.Rest;

/// <summary>What a route asks of the access token.</summary>
internal enum RouteScope
{
    /// <summary>No token at all.</summary>
    Anonymous,

    /// <summary>Any valid token.</summary>
    Any,

    /// <summary>A token with the scope <c>read</c>.</summary>
    Read,

    /// <summary>A token with the scope <c>trade</c>.</summary>
    Trade,
}

/// <summary>A route: method and path template, e.g. <c>/option-chains/{symbol}/nested</c>, and who answers.</summary>
internal sealed class Route(string method, string template, Func<RestRequest, RestReply> handle)
{
    private readonly string[] _segments = Segments(template);

    public RouteScope Scope { get; init; } = RouteScope.Any;

    public RequestClass Limit { get; init; } = RequestClass.Other;

    public int Placeholders => _segments.Count(IsPlaceholder);

    public Func<RestRequest, RestReply> Handle => handle;

    public static string[] Segments(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Compares segment by segment before decoding, so that an encoded slash stays inside its segment.</summary>
    public bool Matches(string requestMethod, string[] segments, out IReadOnlyDictionary<string, string> values)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        values = found;
        if (requestMethod != method || segments.Length != _segments.Length) return false;
        for (var i = 0; i < segments.Length; i++)
        {
            var decoded = Uri.UnescapeDataString(segments[i]);
            if (IsPlaceholder(_segments[i])) found[_segments[i].Trim('{', '}')] = decoded;
            else if (_segments[i] != decoded) return false;
        }
        return true;
    }

    private static bool IsPlaceholder(string segment) => segment[0] == '{';
}
