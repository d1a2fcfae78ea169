using TastyPS.Client;
using TastyPS.Client.Orders;

namespace TastyPS.Ordering;

/// <summary>The dry run before an order is asked about. Whatever goes wrong with it, nothing has been placed.</summary>
internal static class DryRun
{
    /// <summary>Makes it. Objections are a refusal, however they were answered.</summary>
    /// <exception cref="DryRunException">It was not answered.</exception>
    /// <exception cref="TastyException">The service refused, or the order cannot be right.</exception>
    public static async Task<OrderPreview> OfAsync(Task<OrderPreview> preview)
    {
        var said = await AnsweredAsync(preview).ConfigureAwait(false);
        said.DemandAccepted();
        return said;
    }

    /// <summary>Awaits what makes one.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public static async Task<T> AnsweredAsync<T>(Task<T> asked)
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (TastyException e) when (e is TastyNetworkException or TastyTimeoutException or TastyServerException or TastyProtocolException)
        {
            throw new DryRunException($"The dry run was not answered, so nothing was sent after it: {e.Message}", e);
        }
    }
}

/// <summary>The dry run before an order was not answered.</summary>
internal sealed class DryRunException(string message, Exception cause) : TastyException(message, cause);
