using System.Text.RegularExpressions;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.OAuth;

namespace TastyPS.Simulator.Rest;

/// <summary>The rules every request passes on its way to its route, in the service's order. Thread-safe.</summary>
internal sealed class RestPipeline(Router router, TokenIssuer issuer, FaultPlan faults, RequestLimiter limiter, FailureLog failures, int? retryAfterSeconds, bool isSandbox)
{
    private const string Product = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    // One product without a version is let through, because the official JavaScript SDK sends one and is served.
    private static readonly Regex UserAgent = new($@"^\s*{Product}(/{Product}(\s+({Product}/{Product}|\([^)]*\)|{Product}))*)?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Version = new("^[0-9]{8}$", RegexOptions.CultureInvariant);

    /// <summary>How many requests came beyond a limit.</summary>
    public long RefusedCount => limiter.RefusedCount;

    /// <summary>Decides on the reply; <paramref name="fault"/> is what shall happen while it is sent. No reply: the fault takes its place.</summary>
    public RestReply? Answer(RestRequest request, RequestHeaders headers, out Fault? fault)
    {
        fault = null;
        if (!UserAgent.IsMatch(headers.UserAgent)) return RestError.BadUserAgent();
        fault = faults.Take(request.Path, request.Method, request.Body);
        request.Fault = fault;
        switch (fault?.Kind)
        {
            case FaultKind.Hang or FaultKind.Reset:
                return null;
            case FaultKind.Status:
                return StatusReply(fault);
            case FaultKind.Html:
                return RestReply.Html(200, "Scheduled maintenance");
            case FaultKind.ExpireTokens:
                issuer.ExpireAll();
                return RestError.Unauthorized();
            case FaultKind.LoseReply or FaultKind.ResetAfterwards or FaultKind.AcceptLate:
                Serve(request, headers);
                return null;
            case FaultKind.StatusAfterwards:
                Serve(request, headers);
                return StatusReply(fault);
            default:
                return Serve(request, headers);
        }
    }

    /// <summary>Keeps a mistake of ours under the identifier that goes into the error body.</summary>
    public string Record(RestRequest request, Exception error) => failures.Record($"{request.Method} {request.Path}", error);

    private static RestReply StatusReply(Fault fault)
    {
        var reply = fault.AsHtml ? RestReply.Html(fault.StatusCode, fault.StatusCode == 502 ? "Bad Gateway" : "Error") : RestError.OfStatus(fault.StatusCode);
        return reply.WithRetryAfter(fault.RetryAfterSeconds);
    }

    private RestReply Serve(RestRequest request, RequestHeaders headers)
    {
        var isKnown = router.TryFind(request, out var route);
        if (!limiter.TryEnter(route?.Limit ?? RequestClass.Other)) return RestError.TooManyRequests().WithRetryAfter(retryAfterSeconds);
        if (isSandbox && SandboxGaps.Lacks(request.Path)) return RestReply.Html(502, "Bad Gateway");
        if (headers.AcceptVersion is { } version && !Version.IsMatch(version)) return RestError.UnsupportedVersion();
        if (!isKnown) return RestError.NotFound($"No route matches {request.Method} {request.Path}");
        if (route!.Scope != RouteScope.Anonymous && Refuse(route.Scope, headers.Authorization) is { } refusal) return refusal;
        if (isSandbox && SandboxGaps.Forbids(request.Path)) return RestError.NotPermitted();
        try
        {
            return route.Handle(request);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return RestError.Internal(Record(request, error));
        }
    }

    private RestReply? Refuse(RouteScope needed, string? authorization)
    {
        const string bearer = "Bearer ";
        if (authorization?.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) != true) return RestError.Unauthorized();
        return issuer.Check(authorization.Substring(bearer.Length).Trim(), out var scope) switch
        {
            AccessTokenState.Unknown => RestError.InvalidSession(),
            AccessTokenState.Expired => RestError.Unauthorized(),
            _ => IsEnough(needed, scope) ? null : RestError.NotPermitted(),
        };
    }

    private static bool IsEnough(RouteScope needed, string scope) => needed switch
    {
        RouteScope.Read => OAuthScopes.Has(scope, "read"),
        RouteScope.Trade => OAuthScopes.Has(scope, "trade"),
        _ => true,
    };
}
