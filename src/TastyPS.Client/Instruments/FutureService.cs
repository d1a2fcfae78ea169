using TastyPS.Client.Http;
using TastyPS.Client.Json;

namespace TastyPS.Client.Instruments;

/// <summary>Futures and their products.</summary>
public sealed class FutureService
{
    private readonly IRestTransport _transport;

    internal FutureService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks for all products.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<FutureProduct>> GetProductsAsync(CancellationToken cancellationToken) =>
        GetListAsync("instruments/future-products", FutureProduct.From, "the product has no code", cancellationToken);

    /// <summary>Asks for the active futures of a product.</summary>
    /// <param name="code">The product's code, e.g. <c>ES</c>; a slash before it is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no code.</exception>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<Future>> GetFuturesAsync(string code, CancellationToken cancellationToken)
    {
        var bare = code?.TrimStart('/');
        if (string.IsNullOrWhiteSpace(bare))
            throw new ArgumentException("The code of a product is needed.", nameof(code));
        return GetListAsync("instruments/futures?product-code[]=" + Uri.EscapeDataString(bare), Future.From, "the future has no symbol", cancellationToken);
    }

    private async Task<IReadOnlyList<T>> GetListAsync<T>(string address, Func<JsonFields, T?> make, string lack, CancellationToken cancellationToken)
        where T : class
    {
        using var reply = await _transport.GetAsync(ApiFamily.Instruments, address, cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        var items = ReplyDocument.Items(document.RootElement)
            ?? throw new TastyProtocolException($"{reply.Path}: the reply is no list.") { RequestPath = reply.Path };
        return ReplyDocument.ToList(items.EnumerateArray(), make, lack, null);
    }
}
