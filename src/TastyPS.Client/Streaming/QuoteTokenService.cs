using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming;

/// <summary>Gives tickets for streamed quotes.</summary>
public sealed class QuoteTokenService
{
    private readonly IRestTransport _transport;

    internal QuoteTokenService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks <c>GET /api-quote-tokens</c>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyAuthorizationException">The customer's account is not approved yet.</exception>
    /// <exception cref="TastyProtocolException">The reply has no token or no address.</exception>
    public async Task<ApiQuoteToken> GetAsync(CancellationToken cancellationToken)
    {
        using var reply = await _transport.GetAsync(ApiFamily.StreamTokens, "api-quote-tokens", cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        return ReplyDocument.Content(document.RootElement) is { ValueKind: JsonValueKind.Object } content && ApiQuoteToken.From(new JsonFields(content)) is { } token
            ? token
            : throw new TastyProtocolException($"{reply.Path}: the reply has no token, or no address for it.") { RequestPath = reply.Path };
    }
}
