using TastyPS.Client;

namespace TastyPS.Ordering;

/// <summary>The dry run before an order is asked about. Whatever goes wrong with it, nothing has been placed.</summary>
internal static class DryRun
{
    /// <summary>Makes it.</summary>
    /// <exception cref="DryRunException">It was not answered.</exception>
    /// <exception cref="TastyException">The service refused, or the order cannot be right.</exception>
    public static async Task<T> OfAsync<T>(Task<T> preview)
    {
        try
        {
            return await preview.ConfigureAwait(false);
        }
        catch (TastyException e) when (e is TastyNetworkException or TastyTimeoutException or TastyServerException or TastyProtocolException)
        {
            throw new DryRunException($"The dry run was not answered, so nothing was sent after it: {e.Message}", e);
        }
    }
}

/// <summary>The dry run before an order was not answered.</summary>
internal sealed class DryRunException(string message, Exception cause) : TastyException(message, cause);
