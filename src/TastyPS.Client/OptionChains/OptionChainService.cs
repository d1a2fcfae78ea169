using TastyPS.Client.Http;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.OptionChains;

/// <summary>Option chains of equities, indexes and futures, with all their roots.</summary>
public sealed class OptionChainService
{
    private readonly IRestTransport _transport;

    internal OptionChainService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks for the chain of an underlying and returns as soon as the reply begins.</summary>
    /// <param name="underlying">The underlying's symbol, e.g. <c>SPX</c> or <c>BRK/B</c>; <c>/ES</c> for the options on all futures of the product, <c>/ESZ6</c> for those on this one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no symbol, or what begins with a slash is no product and no future.</exception>
    /// <exception cref="TastyNotFoundException">The service knows no such underlying.</exception>
    public async Task<OptionChainReader> OpenNestedAsync(string underlying, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(underlying))
            throw new ArgumentException("An underlying's symbol is needed.", nameof(underlying));
        if (underlying[0] == '/')
            return await OpenFuturesAsync(underlying, cancellationToken).ConfigureAwait(false);

        var path = $"option-chains/{Uri.EscapeDataString(underlying)}/nested";
        var reply = await _transport.GetAsync(ApiFamily.OptionChains, path, cancellationToken).ConfigureAwait(false);
        return new OptionChainReader(reply);
    }

    /// <summary>Asks for the chain of an underlying and waits for all of it.</summary>
    /// <inheritdoc cref="OpenNestedAsync" path="/param"/>
    /// <exception cref="TastyNotFoundException">The service knows no such underlying.</exception>
    /// <exception cref="FutureNotListedException">The product has no such future.</exception>
    /// <exception cref="TastyProtocolException">The reply is no chain or ends early.</exception>
    public async Task<IReadOnlyList<OptionSeries>> GetNestedAsync(string underlying, CancellationToken cancellationToken)
    {
        using var reader = await OpenNestedAsync(underlying, cancellationToken).ConfigureAwait(false);
        var chain = new List<OptionSeries>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } series)
            chain.Add(series);

        // The service lists the expirations of options on futures in no order.
        return chain.Any(series => series.FutureTerms is not null)
            ? [.. chain.OrderBy(series => series.Expiration).ThenBy(series => series.Root, StringComparer.Ordinal).ThenBy(series => series.Underlying, StringComparer.Ordinal)]
            : chain;
    }

    private async Task<OptionChainReader> OpenFuturesAsync(string underlying, CancellationToken cancellationToken)
    {
        if (!FuturesUnderlying.TryParse(underlying, out var wanted))
            throw new ArgumentException($"'{underlying}' is no futures product such as '/ES' and no future such as '/ESZ6'.", nameof(underlying));
        var reply = await _transport.GetAsync(ApiFamily.OptionChains, $"futures-option-chains/{wanted.ProductCode}/nested", cancellationToken).ConfigureAwait(false);
        return new OptionChainReader(reply, wanted);
    }
}
