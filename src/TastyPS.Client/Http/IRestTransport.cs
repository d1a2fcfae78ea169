namespace TastyPS.Client.Http;

/// <summary>What the services of the client ask of the request pipeline.</summary>
internal interface IRestTransport
{
    /// <summary>
    /// Sends a GET and returns as soon as the reply's head has arrived with a 2xx status and a JSON content type; anything else
    /// becomes a typed <see cref="TastyException"/>. Reading the body afterwards is under the same token; a body that ends
    /// early or stalls throws a typed exception out of the stream's reads.
    /// </summary>
    /// <param name="family">The family whose limit and breaker apply.</param>
    /// <param name="pathAndQuery">Relative to the base address, already encoded, e.g. <c>option-chains/SPX/nested</c>.</param>
    /// <param name="cancellationToken">Ends the call and the reading of the body.</param>
    Task<RestReply> GetAsync(ApiFamily family, string pathAndQuery, CancellationToken cancellationToken);

    /// <summary>As <see cref="GetAsync"/> with another method, sent once and never again. The reply may have no body.</summary>
    /// <param name="family">The family whose limit applies.</param>
    /// <param name="method">POST, PUT, PATCH or DELETE.</param>
    /// <param name="pathAndQuery">Relative to the base address, already encoded.</param>
    /// <param name="json">The body; null for none.</param>
    /// <param name="cancellationToken">Ends the call and the reading of the body.</param>
    Task<RestReply> SendAsync(ApiFamily family, HttpMethod method, string pathAndQuery, string? json, CancellationToken cancellationToken);
}
