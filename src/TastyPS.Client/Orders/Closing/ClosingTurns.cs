using System.Collections.Concurrent;

namespace TastyPS.Client.Orders.Closing;

/// <summary>Lets those who close positions of an account go one after the other: two who look at the same time would both find the same units and sell them twice.</summary>
internal sealed class ClosingTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Does something when nobody else closes anything of the account.</summary>
    public async Task<T> TakeAsync<T>(string accountNumber, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(accountNumber, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
