using TastyPS.Client.Authentication;

namespace TastyPS.Client.Orders.Submission;

/// <summary>No byte of the request left this machine: no connection, no TLS, or no access token. Nothing was placed or changed; it may be tried again.</summary>
public sealed class OrderNotSentException : TastyException
{
    internal OrderNotSentException(Exception cause)
        : base($"Nothing was sent: {cause.Message}", cause) =>
        RequestPath = (cause as TastyException)?.RequestPath;

    /// <inheritdoc/>
    public override bool IsTransient => true;

    /// <summary>Whether a question that comes before an order failed in a way that may pass: no answer, one that is none, or a token that only the route refuses.</summary>
    internal static bool MayPass(TastyException failure) =>
        failure.IsTransient || failure is TastyProtocolException or TastyAuthenticationException { RequestPath: not TokenEndpoint.Path };
}
