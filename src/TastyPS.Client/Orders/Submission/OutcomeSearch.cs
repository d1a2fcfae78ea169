using TastyPS.Client.Authentication;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Looks again and again, with growing pauses, for what became of a request.</summary>
internal sealed class OutcomeSearch(TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    // A look takes a second or two where the service answers. One that hangs must leave time for others; if all of them take longer, the next ones are given it.
    private static readonly TimeSpan LookAtFirst = TimeSpan.FromSeconds(8);

    /// <summary>Asks until there is an answer or the time is up. A caller that cancels does not end it at once: it is told the truth if that can be had soon.</summary>
    /// <param name="ask">Asks once; gets the number of the round, from 0; null if there is no answer yet.</param>
    /// <param name="options">How long.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The answer; null if there was none in time.</returns>
    public async Task<T?> FindAsync<T>(Func<int, CancellationToken, Task<T?>> ask, OrderSubmitOptions options, CancellationToken caller)
        where T : class
    {
        Tell(options, LookUpStage.Begun);
        T? found = null;
        try
        {
            return found = await FindForAsync(ask, options, caller).ConfigureAwait(false);
        }
        finally
        {
            Tell(options, found is null ? LookUpStage.Ended : LookUpStage.Found);
        }
    }

    private async Task<T?> FindForAsync<T>(Func<int, CancellationToken, Task<T?>> ask, OrderSubmitOptions options, CancellationToken caller)
        where T : class
    {
        var started = timeProvider.GetTimestamp();
        if (!caller.IsCancellationRequested && await AskUntilAsync(ask, options.LookUpFor, caller).ConfigureAwait(false) is { } found)
            return found;
        if (!caller.IsCancellationRequested)
            return null;

        var left = options.LookUpFor - timeProvider.GetElapsedTime(started);
        return await AskUntilAsync(ask, left < options.LookUpAfterCancelFor ? left : options.LookUpAfterCancelFor, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<T?> AskUntilAsync<T>(Func<int, CancellationToken, Task<T?>> ask, TimeSpan time, CancellationToken caller)
        where T : class
    {
        if (time <= TimeSpan.Zero)
            return null;

        using var clock = timeProvider.CreateCancellationTokenSource(time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(caller, clock.Token);
        var pause = FirstPause;
        var patience = LookAtFirst;
        try
        {
            for (var round = 0; ; round++)
            {
                using var hung = timeProvider.CreateCancellationTokenSource(patience);
                using var look = CancellationTokenSource.CreateLinkedTokenSource(end.Token, hung.Token);
                if (await TryAskAsync(ask, round, look.Token).ConfigureAwait(false) is { } found)
                    return found;
                if (hung.IsCancellationRequested)
                    patience += patience;
                await timeProvider.Delay(pause, end.Token).ConfigureAwait(false);
                pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            }
        }
        catch (Exception failure) when (failure is not OrderRefusedException && (IsHopeless(failure) || end.IsCancellationRequested))
        {
            return null;
        }
    }

    // What a listener does with the news must not keep the caller from the truth.
    private static void Tell(OrderSubmitOptions options, LookUpStage stage)
    {
        try
        {
            options.OnLookUp?.Invoke(stage);
        }
        catch (Exception)
        {
            return;
        }
    }

    // Nobody will be answered with credentials that the token endpoint refuses, or by a client that is disposed of, however often they ask. An access token that is refused is replaced by another.
    private static bool IsHopeless(Exception failure) => failure is TastyAuthenticationException { RequestPath: TokenEndpoint.Path } or ObjectDisposedException;

    // A look that fails, however it fails, says nothing about the order; the next may succeed.
    private static async Task<T?> TryAskAsync<T>(Func<int, CancellationToken, Task<T?>> ask, int round, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await ask(round, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OrderRefusedException && !IsHopeless(failure))
        {
            return null;
        }
    }
}
