using TastyPS.Client.Streaming.Transport;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>
/// The start of a session, one step after another: each message is sent when the one before has been answered, as the service demands. A server without
/// authentication says AUTHORIZED at once, and is not sent a token.
/// </summary>
internal sealed class Handshake(MessageSocket socket, ServerState server, DxLinkSessionOptions options, TimeProvider clock)
{
    private const string Authorization = "AUTH";

    /// <summary>Goes through all steps.</summary>
    /// <exception cref="TastyStreamException">One failed.</exception>
    public async Task RunAsync(Uri address, string token, IEnumerable<KeyValuePair<MarketEventType, IReadOnlyList<string>>> fields, CancellationToken cancellationToken)
    {
        await StepAsync("connect", ct => socket.ConnectAsync(address, ct), cancellationToken).ConfigureAwait(false);
        await AskAsync("SETUP", ClientMessages.Setup(options), () => server.HasSetup, cancellationToken).ConfigureAwait(false);
        await StepAsync("AUTH_STATE", ct => UntilAsync("AUTH_STATE", () => server.Authorization != AuthorizationState.Unknown, ct), cancellationToken).ConfigureAwait(false);
        if (server.Authorization == AuthorizationState.Challenged)
        {
            server.Authorization = AuthorizationState.Asked;
            await AskAsync(Authorization, ClientMessages.Authorization(token), () => server.Authorization == AuthorizationState.Authorized, cancellationToken).ConfigureAwait(false);
        }

        await AskAsync("CHANNEL_REQUEST", ClientMessages.ChannelRequest(server.Channel, options.Contract), () => server.IsChannelOpen, cancellationToken).ConfigureAwait(false);
        await AskAsync("FEED_SETUP", ClientMessages.FeedSetup(server.Channel, options.AggregationPeriod, fields), () => server.HasFeedConfig, cancellationToken).ConfigureAwait(false);
    }

    private Task AskAsync(string step, byte[] message, Func<bool> isAnswered, CancellationToken cancellationToken) => StepAsync(
        step,
        async ct =>
        {
            await socket.SendAsync(message, isUrgent: false, ct).ConfigureAwait(false);
            await UntilAsync(step, isAnswered, ct).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task StepAsync(string step, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        using var timeout = clock.CreateCancellationTokenSource(options.StepTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await run(either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not TastyStreamException || either.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (timeout.IsCancellationRequested)
                throw new TastyStreamTimeoutException(step, options.StepTimeout, failure);
            throw new TastyStreamRefusedException(step, $"The connection to the streaming service broke at {step}.", failure);
        }
    }

    private async Task UntilAsync(string step, Func<bool> isAnswered, CancellationToken cancellationToken)
    {
        while (!isAnswered())
        {
            var incoming = await socket.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (incoming.IsClose)
                throw Closed(step, incoming);
            server.Take(incoming.Bytes.Span);
            if (server.LastError is { } error)
                throw Refused(step, error);
            if (server.Authorization == AuthorizationState.Refused)
                throw new TastyStreamTokenRefusedException("The streaming service refused the token.");
            if (server.IsChannelClosed)
                throw new TastyStreamRefusedException(step, $"The streaming service closed the channel at {step}.");
        }
    }

    private static TastyStreamException Refused(string step, DxLinkError error)
    {
        var text = $"The streaming service answered {step} with {error.Kind}: {error.Message}";
        return step == Authorization && error.Kind == "UNAUTHORIZED" ? new TastyStreamTokenRefusedException(text) : new TastyStreamRefusedException(step, text);
    }

    private static TastyStreamException Closed(string step, Incoming close)
    {
        var code = close.CloseCode is { } number ? FormattableString.Invariant($" ({number} {close.CloseText})") : "";
        return step == Authorization
            ? new TastyStreamTokenRefusedException($"The streaming service closed the connection on the token{code}.")
            : new TastyStreamRefusedException(step, $"The streaming service closed the connection at {step}{code}.");
    }
}
