using TastyPS.Client.Http;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Sends what moves orders: once, with the scope for it, and with an end that is either certain or said not to be.</summary>
internal sealed class OrderSender(IOnceTransport transport, TradeScope scope)
{
    /// <summary>Sends a request whose failure is harmless, as that of a dry run.</summary>
    /// <returns>The outcome of a success.</returns>
    /// <exception cref="OrderRefusedException">The service refused.</exception>
    /// <exception cref="OrderNotSentException">No byte left.</exception>
    /// <exception cref="TastyException">No answer came.</exception>
    public async Task<OnceOutcome> AskAsync(HttpMethod method, string path, byte[]? json, CancellationToken cancellationToken)
    {
        var outcome = await SendAsync(method, path, json, cancellationToken).ConfigureAwait(false);
        if (outcome.End != OnceEnd.Unknown)
            return outcome;
        cancellationToken.ThrowIfCancellationRequested();
        throw outcome.Failure as TastyException ?? new TastyNetworkException($"{outcome.Path}: no answer came.", outcome.Failure);
    }

    /// <summary>Sends a request that moves an order.</summary>
    /// <returns>A success, or <see cref="OnceEnd.Unknown"/>: then it is for the caller to look what became of it.</returns>
    /// <exception cref="TradeScopeMissingException">The token may not trade.</exception>
    /// <exception cref="OrderRefusedException">The service refused.</exception>
    /// <exception cref="OrderNotSentException">No byte left.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before a byte left.</exception>
    public async Task<OnceOutcome> SendAsync(HttpMethod method, string path, byte[]? json, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(cancellationToken).ConfigureAwait(false);
        var outcome = await transport.SendOnceAsync(ApiFamily.Orders, method, path, json, cancellationToken).ConfigureAwait(false);
        return outcome.End switch
        {
            OnceEnd.Refused => throw OrderRefusedException.Of(outcome),
            OnceEnd.NotSent => throw NotSent(outcome.Failure!, cancellationToken),
            _ => outcome,
        };
    }

    private static Exception NotSent(Exception failure, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        return failure is TastyException { IsTransient: false } or ArgumentException or ObjectDisposedException ? failure : new OrderNotSentException(failure);
    }
}
