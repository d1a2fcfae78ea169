using System.Globalization;

namespace TastyPS.Client.Http;

/// <summary>One attempt: counts it, times it, bounds it, hands out a compressed reply plain, and turns what the socket throws into the typed exceptions.</summary>
internal sealed class AttemptHandler(TimeSpan timeout, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        state.Attempts++;
        state.Duration = TimeSpan.Zero;
        var patience = state.Timeout ?? timeout;
        var started = timeProvider.GetTimestamp();
        using var clock = timeProvider.CreateCancellationTokenSource(patience);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            return UnpackedContent.Unpack(await base.SendAsync(request, both.Token).ConfigureAwait(false));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure) when (clock.IsCancellationRequested && NetworkFailure.IsOne(failure))
        {
            var seconds = patience.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            throw new TastyTimeoutException($"{state.Path}: no reply from {request.RequestUri!.Authority} within {seconds} s.") { RequestPath = state.Path };
        }
        catch (Exception failure) when (NetworkFailure.IsOne(failure))
        {
            throw NetworkFailure.Translate(failure, request.RequestUri!, state.Path);
        }
        finally
        {
            state.Duration = timeProvider.GetElapsedTime(started);
        }
    }
}
