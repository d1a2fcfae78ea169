namespace TastyPS.Client.Streaming;

/// <summary>A stream of market data could not be opened, or is over. The derived types say more.</summary>
public class TastyStreamException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>A step of the start of a stream was not answered in time.</summary>
public sealed class TastyStreamTimeoutException(string step, TimeSpan waited, Exception? innerException = null)
    : TastyStreamException(FormattableString.Invariant($"The streaming service did not answer {step} within {waited.TotalSeconds:0.###} s."), innerException)
{
    /// <summary>The step that was not answered: the name of the message sent, or <c>connect</c>.</summary>
    public string Step { get; } = step;

    /// <summary>How long was waited.</summary>
    public TimeSpan Waited { get; } = waited;
}

/// <summary>The service refused the upgrade to a WebSocket; <see cref="TastyException.StatusCode"/> is its HTTP status, if it is known.</summary>
public sealed class TastyStreamUpgradeException(string message, Exception? innerException = null) : TastyStreamException(message, innerException);

/// <summary>The service refused the token of the stream. A fresh one may pass.</summary>
public sealed class TastyStreamTokenRefusedException(string message, Exception? innerException = null) : TastyStreamException(message, innerException);

/// <summary>The service answered a step of the start of a stream with an error, or broke it off.</summary>
public sealed class TastyStreamRefusedException(string step, string message, Exception? innerException = null) : TastyStreamException(message, innerException)
{
    /// <summary>The step that failed: the name of the message sent.</summary>
    public string Step { get; } = step;
}

/// <summary>The stream is over; <see cref="Exception.Message"/> says why.</summary>
public sealed class TastyStreamClosedException(string message, Exception? innerException = null) : TastyStreamException(message, innerException);
