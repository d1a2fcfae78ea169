namespace TastyPS.Client.Http;

/// <summary>Sends what must not be sent twice, and tells all that is known of its end.</summary>
internal interface IOnceTransport
{
    /// <summary>Sends a request once. Does not throw because of the network, the service or a cancellation: the outcome has it.</summary>
    /// <param name="family">The family whose limit applies.</param>
    /// <param name="method">POST, PUT, PATCH or DELETE.</param>
    /// <param name="pathAndQuery">Relative to the base address, already encoded.</param>
    /// <param name="json">The body in UTF-8; null for none.</param>
    /// <param name="cancellationToken">Ends the call. The request may have left by then.</param>
    Task<OnceOutcome> SendOnceAsync(ApiFamily family, HttpMethod method, string pathAndQuery, byte[]? json, CancellationToken cancellationToken);
}
