using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;

namespace TastyPS.Client.Raw;

/// <summary>Any route of the service, as JSON, under the same token, limits and typed failures as all other calls.</summary>
public sealed class RawApi
{
    private readonly IRestTransport _transport;

    internal RawApi(IRestTransport transport) => _transport = transport;

    /// <summary>Sends a GET.</summary>
    /// <param name="pathAndQuery">Relative to the base address and already encoded, e.g. <c>/instruments/equities/AAPL</c>; a leading slash makes no difference.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The path is empty, leads elsewhere, or has control characters, encoded ones too, or characters beyond ASCII.</exception>
    /// <exception cref="TastyException">The service refused or could not be asked.</exception>
    public async Task<RawReply> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        var path = Relative(pathAndQuery);
        return await GetOfFamilyAsync(RouteFamilies.Of(HttpMethod.Get, path), path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As <see cref="GetAsync"/>, under the limit and the breaker of a family of the caller's choice.</summary>
    internal async Task<RawReply> GetOfFamilyAsync(ApiFamily family, string path, CancellationToken cancellationToken)
    {
        using var reply = await _transport.GetAsync(family, path, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(reply, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a list page by page. Nothing is sent before the first page is read.</summary>
    /// <param name="pathAndQuery">As for <see cref="GetAsync"/>; with <c>per-page</c> and <c>page-offset</c> if you like to choose the size and the first page.</param>
    /// <exception cref="ArgumentException">The path is empty, or its <c>page-offset</c> is no number.</exception>
    public RawPages OpenPages(string pathAndQuery) => new(this, Relative(pathAndQuery));

    /// <summary>
    /// Sends a call that may change something, once: whatever happens, it is never repeated. After a failure without a status it is not known whether it had its effect.
    /// </summary>
    /// <param name="method">POST, PUT, PATCH or DELETE.</param>
    /// <param name="pathAndQuery">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="cancellationToken">Ends the call. Whether it had its effect is not known then.</param>
    /// <exception cref="ArgumentException">The method is none of these, the path is empty or leads elsewhere, or the body is no JSON.</exception>
    /// <exception cref="InvalidOperationException">That is a route of orders (<see cref="OrderRoutes"/>). Nothing was sent.</exception>
    /// <exception cref="TastyException">The service refused or could not be asked.</exception>
    public async Task<RawReply> SendAsync(HttpMethod method, string pathAndQuery, string? body, CancellationToken cancellationToken)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (method.Method is not ("POST" or "PUT" or "PATCH" or "DELETE"))
            throw new ArgumentException($"'{method}' is not POST, PUT, PATCH or DELETE.", nameof(method));

        var path = Relative(pathAndQuery);
        if (OrderRoutes.IsOrderRoute(method.Method, path))
            throw new InvalidOperationException($"{method} {RequestPath.ForDisplay(path)} is a route of orders, which cannot be sent this way. Nothing was sent.");
        DemandJson(body);
        using var reply = await _transport.SendAsync(RouteFamilies.Of(method, path), method, path, body, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(reply, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RawReply> ReadAsync(RestReply reply, CancellationToken cancellationToken)
    {
        using var body = new BodyBuffer(reply.Body);
        await body.FillToEndAsync(cancellationToken).ConfigureAwait(false);
        return new RawReply(reply.Path, reply.StatusCode, reply.ReceivedAt, body.Unread.IsEmpty ? null : Parse(body.Unread, reply.Path));
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8, string path)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            // Its message quotes the payload, so it is not passed on.
            throw new TastyProtocolException($"{path}: the reply is no JSON, or ends early.") { RequestPath = path };
        }
    }

    private static void DemandJson(string? body)
    {
        if (body is null)
            return;
        try
        {
            using var document = JsonDocument.Parse(body);
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"The body is no JSON: it cannot be read at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.", nameof(body));
        }
    }

    private static string Relative(string pathAndQuery)
    {
        if (pathAndQuery is null)
            throw new ArgumentNullException(nameof(pathAndQuery));
        var path = pathAndQuery.Trim().TrimStart('/');
        var route = path.Split('?', '#')[0];
        if (route.Any(letter => letter > '~') || OrderRoutes.Decoded(route).Any(char.IsControl))
            throw new ArgumentException("The path has a control character or one beyond ASCII. What a name has beyond ASCII is written encoded, an ü as %C3%BC.", nameof(pathAndQuery));
        if (route.Contains("://"))
            throw new ArgumentException("Give the path alone, without scheme and host; the connection knows them.", nameof(pathAndQuery));
        return path.Length > 0 ? path : throw new ArgumentException("A path is needed, e.g. /customers/me/accounts.", nameof(pathAndQuery));
    }
}
