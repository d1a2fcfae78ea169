namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Gives tickets. Sessions that start together share one; a session that comes back gets one that was asked for after its loss, because the old token may
/// have ended and the address may have changed.
/// </summary>
internal sealed class StreamTickets(Func<CancellationToken, Task<ApiQuoteToken>> ask, TimeProvider clock)
{
    // The service says a day and does not say when it was issued.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private StreamTicket? _last;
    private Task<StreamTicket>? _asking;
    private TimeSpan _askingSince;

    /// <summary>A ticket that was asked for after this instant of the steady clock.</summary>
    public Task<StreamTicket> GetAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<StreamTicket>(cancellationToken);

        Task<StreamTicket> asking;
        lock (_gate)
        {
            if (_last is { } last && last.AskedAt > after)
                return Task.FromResult(last);

            if (_asking is null || _asking.IsCompleted || _askingSince <= after)
            {
                _askingSince = clock.Steady();
                _asking = AskAsync(_askingSince);
            }

            asking = _asking;
        }

        return asking.WaitAsync(Timeout.InfiniteTimeSpan, clock, cancellationToken);
    }

    // Shared by all who wait, so that none of them may cancel it; the request has time-outs of its own.
    private async Task<StreamTicket> AskAsync(TimeSpan askedAt)
    {
        await Task.Yield();
        var now = clock.GetUtcNow();
        var token = await ask(CancellationToken.None).ConfigureAwait(false);
        var ticket = new StreamTicket(token.Address, token.Value, askedAt, token.ExpiresAt - now ?? UsualLifetime - (now - token.IssuedAt ?? TimeSpan.Zero)) { IsDelayed = token.IsDelayed };
        lock (_gate)
        {
            if (_last is null || _last.AskedAt < askedAt)
                _last = ticket;
        }

        return ticket;
    }
}
