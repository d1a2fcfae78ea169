namespace TastyPS.Client.Orders.Submission;

/// <summary>No byte of the request left this machine: no connection, no TLS, or no access token. Nothing was placed or changed; it may be tried again.</summary>
public sealed class OrderNotSentException : TastyException
{
    internal OrderNotSentException(Exception cause)
        : base($"Nothing was sent: {cause.Message}", cause) =>
        RequestPath = (cause as TastyException)?.RequestPath;

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
