using TastyPS.Client.Http;

namespace TastyPS.Client.OptionChains;

/// <summary>Option chains of equities and indexes, with all their roots.</summary>
public sealed class OptionChainService
{
    private readonly IRestTransport _transport;

    internal OptionChainService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks for the chain of an underlying and returns as soon as the reply begins.</summary>
    /// <param name="underlying">The underlying's symbol, e.g. <c>SPX</c> or <c>BRK/B</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyNotFoundException">The service knows no such underlying.</exception>
    public async Task<OptionChainReader> OpenNestedAsync(string underlying, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(underlying))
            throw new ArgumentException("An underlying's symbol is needed.", nameof(underlying));
        var path = $"option-chains/{Uri.EscapeDataString(underlying)}/nested";
        var reply = await _transport.GetAsync(ApiFamily.OptionChains, path, cancellationToken).ConfigureAwait(false);
        return new OptionChainReader(reply);
    }

    /// <summary>Asks for the chain of an underlying and waits for all of it.</summary>
    /// <inheritdoc cref="OpenNestedAsync" path="/param"/>
    /// <exception cref="TastyNotFoundException">The service knows no such underlying.</exception>
    /// <exception cref="TastyProtocolException">The reply is no chain or ends early.</exception>
    public async Task<IReadOnlyList<OptionSeries>> GetNestedAsync(string underlying, CancellationToken cancellationToken)
    {
        using var reader = await OpenNestedAsync(underlying, cancellationToken).ConfigureAwait(false);
        var chain = new List<OptionSeries>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } series)
            chain.Add(series);
        return chain;
    }
}
